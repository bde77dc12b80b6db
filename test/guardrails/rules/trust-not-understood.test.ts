import { expect, test } from "@jest/globals";
import { notUnderstood } from "../../../lib/guardrails/rules/trust-not-understood";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (parts: Parameters<typeof roleResources>[0]) =>
  inputFrom(onGitlabCom(roleResources(parts)));

test("an operator that AWS does not have", () => {
  const conditions = { StringMatches: { "gitlab.com:sub": "project_path:shop/web:*" } };
  expect(findingsOf(notUnderstood, role({ conditions }))).toEqual([
    'warning aws_iam_role.deploy: the trust of deploy is not fully understood: Statement[0].Condition.StringMatches["gitlab.com:sub"] is no operator of AWS',
  ]);
});

test("a trust that is not known before apply", () => {
  expect(findingsOf(notUnderstood, role({ policy: "${data.external.trust.result.json}" }))).toEqual(
    [
      "warning aws_iam_role.deploy: the trust of deploy is not fully understood: aws_iam_role.deploy.assume_role_policy is not known before apply",
    ],
  );
});

test("a trust that is understood", () => {
  expect(findingsOf(notUnderstood, role({ conditions: tight() }))).toEqual([]);
});
