import { expect, test } from "@jest/globals";
import { mutablePath } from "../../../lib/guardrails/rules/trust-mutable-path";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (conditions: object) => inputFrom(onGitlabCom(roleResources({ conditions })));

test("a project by path alone", () => {
  const sub = "project_path:shop/web:ref_type:branch:ref:main";
  expect(findingsOf(mutablePath, role({ StringEquals: { "gitlab.com:sub": sub } }))).toEqual([
    "info aws_iam_role.deploy: deploy knows its project by path alone",
  ]);
});

test("a project by id as well", () => {
  expect(findingsOf(mutablePath, role(tight()))).toEqual([]);
});
