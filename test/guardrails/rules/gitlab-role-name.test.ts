import { expect, test } from "@jest/globals";
import { roleNameOfGitlab } from "../../../lib/guardrails/rules/gitlab-role-name";
import { configuration, findingsOf, inputFrom, told } from "../../support/input";

const one = (type: string, values: object) => inputFrom(configuration({ [type]: { x: values } }));

test.each([
  ["gitlab_group_ldap_link", { group_access: "no_one" }, 'group_access is "no_one"'],
  ["gitlab_group_saml_link", { access_level: "no one" }, 'access_level is "no one"'],
  ["gitlab_member_role", { base_access_level: "developer" }, 'base_access_level is "developer"'],
  ["gitlab_branch_protection", { push_access_level: "owner" }, 'push_access_level is "owner"'],
  [
    "gitlab_branch_protection",
    { unprotect_access_level: "no one" },
    'unprotect_access_level is "no one"',
  ],
  [
    "gitlab_project_protected_environment",
    { deploy_access_levels_attribute: [{ access_level: "maintainers" }] },
    'deploy_access_levels_attribute.access_level is "maintainers"',
  ],
  ["gitlab_user_runner", { access_level: "protected" }, 'access_level is "protected"'],
])("%s %j", (type, values, said) => {
  expect(findingsOf(roleNameOfGitlab, one(type, values))).toEqual([
    `error ${type}.x: ${said}, which this resource does not know`,
  ]);
});

test.each([
  ["gitlab_group_ldap_link", { group_access: "no one" }],
  ["gitlab_group_saml_link", { access_level: "security_manager" }],
  ["gitlab_member_role", { base_access_level: "DEVELOPER" }],
  ["gitlab_branch_protection", { push_access_level: "no one", merge_access_level: "admin" }],
  [
    "gitlab_project_protected_environment",
    { deploy_access_levels_attribute: [{ access_level: "maintainer" }, { group_id: 7 }] },
  ],
  ["gitlab_user_runner", { access_level: "ref_protected" }],
  ["gitlab_group_ldap_link", { group_access: "${var.role}" }],
])("%s %j is quiet", (type, values) => {
  expect(findingsOf(roleNameOfGitlab, one(type, values))).toEqual([]);
});

test("it tells the list", () => {
  const [found] = told(roleNameOfGitlab, one("gitlab_user_runner", { access_level: "all" }));
  expect(found?.allowed).toBe("not_protected, ref_protected");
});
