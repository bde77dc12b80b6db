import { describe, expect, test } from "@jest/globals";
import { InternalApi, InternalApiRole } from "../../../lib/constructs/internal-api";
import { createVerifier } from "../../../lib/relying-parties/internal-api/verifier";
import { policyWith, releases, writtenBy } from "../../support/internal-api";
import { freshStack, refusal } from "../../support/synth";
import {
  describeWithTerraform,
  serveFor,
  type StackJson,
  valuesOf,
} from "../../support/terraform/stub";

const FILE = "artifact-store.internal-api.json";

describe("InternalApi", () => {
  test("is a policy file beside the Terraform JSON, and an output for after apply", () => {
    const files = writtenBy((stack) => {
      const api = new InternalApi(stack, "ArtifactStore");
      expect(api.apiName).toBe("artifact-store");
      expect(api.audience).toBe("internal-api:artifact-store");
      expect(api.policyFile).toBe(FILE);
      expect(api.url).toBeUndefined();
    });
    const policy = policyWith({ roles: [] });
    expect(files.get(FILE)).toBe(`${JSON.stringify(policy, undefined, 2)}\n`);
    const { output } = JSON.parse(files.get("cdk.tf.json") ?? "") as {
      output: Record<string, { value: string }>;
    };
    expect(Object.keys(output)).toEqual(["artifact_store_policy"]);
    expect(output["artifact_store_policy"]?.value).toBe(files.get(FILE));
  });

  test("the output refers to what only apply knows, as the file does", () => {
    const files = writtenBy((stack) => {
      const api = new InternalApi(stack, "Store", { name: "7-store", audience: "store" });
      new InternalApiRole(stack, "publisher", { api, assumedBy: releases(stack), because: "x" });
    });
    const { output } = JSON.parse(files.get("cdk.tf.json") ?? "") as {
      output: Record<string, { value: string }>;
    };
    expect(output["_7_store_policy"]?.value).toBe(files.get("7-store.internal-api.json"));
    expect(files.get("7-store.internal-api.json")).toMatch('"${gitlab_project.Web.id}"');
  });

  test.each<[string, object, string]>([
    ["a name that no API has", { name: "Artifact Store" }, "ERR_PROP"],
    ["an audience with a space", { audience: "artifact store" }, "ERR_PROP"],
    ["a URL that GitLab would expand", { url: "https://$HOST" }, "ERR_PROP"],
  ])("refuses %s", (_, props, code) => {
    const { stack } = freshStack();
    expect(refusal(() => new InternalApi(stack, "Api", props))).toMatchObject({
      code,
      where: "shop/Api",
    });
  });

  test("refuses a second API of the name", () => {
    const { stack } = freshStack();
    new InternalApi(stack, "A", { name: "store" });
    expect(refusal(() => new InternalApi(stack, "B", { name: "store" }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/B",
    });
  });
});

describeWithTerraform("after apply", () => {
  test("the output is a policy that a verifier takes, with the id of the project", async () => {
    const files = writtenBy((stack) => {
      const api = new InternalApi(stack, "ArtifactStore");
      new InternalApiRole(stack, "publisher", { api, assumedBy: releases(stack), because: "x" });
    });
    const stack = JSON.parse(files.get("cdk.tf.json") ?? "") as StackJson;
    const stubs = await serveFor([stack]);
    try {
      const work = await stubs.open(stack);
      await work.plan();
      await work.apply();
      const text = await work.run("output", "-raw", "artifact_store_policy");
      const id = valuesOf(await work.state(), "gitlab_project.Web")["id"];
      const [role] = createVerifier(JSON.parse(text)).policy.roles;
      expect(role?.grants[0]?.claims.project_id).toEqual({ values: [id] });
      expect(() => createVerifier(JSON.parse(files.get(FILE) ?? ""))).toThrow(
        "is not known before apply",
      );
    } finally {
      await stubs.stop();
    }
  });
});
