import { expect, test } from "@jest/globals";
import { checkText } from "../../lib/report/check-text";
import { ACCEPTED, MILD, WORST } from "./findings";

test("tells findings by stack, what was accepted, and how many", () => {
  expect(checkText({ findings: [WORST, MILD], acknowledged: ACCEPTED, notes: [] })).toBe(
    [
      "stack bank",
      "",
      'info     trust/mutable-path  aws_iam_role.team["a\\u{1b}[2J"]',
      "         the project is named by its path",
      "         fix      name it by id",
      "         at       out/stacks/bank/cdk.tf.json",
      "",
      "stack shop",
      "",
      "error    trust/any-ref  aws_iam_role.web",
      "         every ref of shop/web may become web",
      "         given    project_path:shop/web:*",
      "         allowed  a protected ref by name",
      "         fix      name the ref",
      "         at       lib/main.ts:31, construct shop/Web/Role",
      "",
      "acknowledged",
      "error    trust/any-ref  aws_iam_role.sandbox: a sandbox (until 2027-01-31)",
      "",
      "2 findings: 1 error, 1 info; 1 acknowledged",
      "",
    ].join("\n"),
  );
});

test("says that there is nothing", () => {
  expect(checkText({ findings: [], acknowledged: [], notes: [] })).toBe("no findings\n");
});

test("names findings of no stack and leaves out a place that is not known", () => {
  const { location, constructPath, given, allowed, ...finding } = WORST;
  expect([location, constructPath, given, allowed]).not.toContain(undefined);
  expect(checkText({ findings: [{ ...finding, stack: "" }], acknowledged: [], notes: [] })).toBe(
    [
      "all stacks",
      "",
      "error    trust/any-ref  aws_iam_role.web",
      "         every ref of shop/web may become web",
      "         fix      name the ref",
      "",
      "1 finding: 1 error",
      "",
    ].join("\n"),
  );
});

test("lets the caller colour it", () => {
  const text = checkText(
    { findings: [], acknowledged: [], notes: [] },
    (role, words) => `<${role}>${words}`,
  );
  expect(text).toBe("<good>no findings\n");
});
