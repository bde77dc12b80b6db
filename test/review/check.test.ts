import { describe, expect, test } from "@jest/globals";
import type { Rule } from "../../lib/guardrails/rule";
import { check } from "../../lib/review/check";
import type { SideFile } from "../../lib/review/side-file";
import { readStack } from "../../lib/terraform";
import { MAIN, roleStack } from "./stacks";

/** Finds every identity, the later ones worse. */
const everyIdentity: Rule = {
  id: "test/identity",
  severity: "warning",
  title: "There is an identity.",
  why: "For this test.",
  fix: "none",
  *check({ identities }) {
    for (const { stack, address } of identities) {
      yield { stack, address, message: "here", severity: stack === "shop" ? "warning" : "error" };
    }
  },
};

const stacks = [roleStack(MAIN), roleStack(MAIN, "bank", "ledger")];
const options = { today: "2026-11-30", rules: [everyIdentity] };
const told = (answer: ReturnType<typeof check>) =>
  answer.findings.map((f) => `${f.severity} ${f.rule} ${f.stack}:${f.address}`);
const acknowledgement = { rule: "test/identity", address: "aws_iam_role.web", reason: "why" };

describe("check", () => {
  test("gives the worst finding first, each with its place", () => {
    const answer = check(stacks, options);
    expect(told(answer)).toEqual([
      "error test/identity bank:aws_iam_role.ledger",
      "warning test/identity shop:aws_iam_role.web",
    ]);
    expect(answer.findings[1]).toMatchObject({
      constructPath: "shop/Role/Resource",
      location: { file: "out/stacks/shop/cdk.tf.json" },
    });
    expect(answer.notes).toEqual([]);
  });

  test("takes acknowledged findings out", () => {
    const answer = check(stacks, { ...options, acknowledgements: [acknowledgement] });
    expect(told(answer)).toEqual(["error test/identity bank:aws_iam_role.ledger"]);
    expect(answer.acknowledged.map(({ finding }) => finding.address)).toEqual(["aws_iam_role.web"]);
  });

  test("reports one that expired, beside the finding", () => {
    const expired = [{ ...acknowledgement, until: "2026-11-29" }];
    expect(told(check(stacks, { ...options, acknowledgements: expired }))).toEqual([
      "error test/identity bank:aws_iam_role.ledger",
      "warning acknowledgement/expired :aws_iam_role.web",
      "warning test/identity shop:aws_iam_role.web",
    ]);
  });

  const side = (path: string): SideFile => ({
    locations: new Map([["shop/Role", { file: "main.ts", line: 3 }]]),
    acknowledgements: [{ rule: "test/identity", path, reason: "why" }],
  });

  test("takes the acknowledgements and places of side files", () => {
    const answer = check(stacks, { ...options, sides: new Map([["shop", side("shop/Role")]]) });
    expect(told(answer)).toEqual(["error test/identity bank:aws_iam_role.ledger"]);
    expect(answer.acknowledged[0]?.finding.location).toEqual({ file: "main.ts", line: 3 });
  });

  test("reports one of a side file that accepts nothing", () => {
    const answer = check(stacks, { ...options, sides: new Map([["shop", side("shop/Gone")]]) });
    expect(told(answer)).toEqual([
      "error test/identity bank:aws_iam_role.ledger",
      "warning test/identity shop:aws_iam_role.web",
      "warning acknowledgement/unused shop:shop/Gone",
    ]);
  });

  test("uses the package's rules by default", () => {
    const wide = check([roleStack("project_path:shop/web:*")], { today: "2026-11-30" });
    expect(told(wide)).toContain("error trust/any-ref shop:aws_iam_role.web");
  });

  test("says where nothing decides about tokens", () => {
    const empty = readStack({ provider: {} }, { name: ".", file: "" });
    expect(check([empty], options)).toEqual({
      findings: [],
      acknowledged: [],
      notes: ["nothing in the input decides about tokens: there is no trust to judge"],
    });
  });
});
