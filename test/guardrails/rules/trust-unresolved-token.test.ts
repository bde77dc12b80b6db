import { expect, test } from "@jest/globals";
import { unresolvedToken } from "../../../lib/guardrails/rules/trust-unresolved-token";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const subject = (sub: string) =>
  inputFrom(onGitlabCom(roleResources({ conditions: tight({ "gitlab.com:sub": sub }) })));

test.each([
  ["project_id:$${TfToken[TOKEN.7]}:ref_type:branch:ref:main", "${TfToken[TOKEN.7]}"],
  ["project_id:-1.8881545897087903e+289:ref_type:branch:ref:main", "-1.8881545897087903e+289"],
])("%s", (sub, mark) => {
  expect(findingsOf(unresolvedToken, subject(sub))).toEqual([
    `error aws_iam_role.deploy: assume_role_policy holds the placeholder ${mark}, which stands for nothing at the relying party`,
  ]);
});

test("a reference that Terraform resolves", () => {
  const sub = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
  expect(findingsOf(unresolvedToken, subject(sub))).toEqual([]);
});
