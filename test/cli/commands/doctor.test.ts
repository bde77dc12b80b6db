import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const STACK = { "stacks/shop/cdk.tf.json": roleJson(MAIN) };
const names = (stdout: string) =>
  (JSON.parse(stdout) as { readonly checks: readonly { readonly name: string }[] }).checks.map(
    ({ name }) => name,
  );

describe("doctor", () => {
  test("looks at machine and stacks, data on standard output alone", async () => {
    const ran = await runWith(STACK, ["doctor", "DIR", "--format", "json"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(names(ran.stdout)).toContain("issuer https://gitlab.example.com");
  });

  test("ends with 1 where something does not fit", async () => {
    const flexible = {
      terraform: { required_providers: { azuread: { version: "3.6.0" } } },
      resource: { azuread_application_flexible_federated_identity_credential: { a: {} } },
    };
    const ran = await runWith({ "cdk.tf.json": flexible }, ["doctor", "DIR"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(/\n\d+ checks, 1 out of order\n$/);
  });

  test("refuses what cannot be read", async () => {
    const ran = await runWith({ "cdk.tf.json": "{" }, ["doctor", "DIR"]);
    expect(ran).toMatchObject({ exitCode: 65, stdout: "" });
  });

  test("--online asks the issuers", async () => {
    const ran = await runWith(STACK, ["doctor", "DIR", "--online", "--format", "json"]);
    expect(names(ran.stdout)).toContain("discovery https://gitlab.example.com");
    expect(ran.exitCode).toBe(1);
  });
});
