import { expect, test } from "@jest/globals";
import { ROLES_BY_ATTRIBUTE } from "../../lib/guardrails/role-names";

test.each([
  ["gitlab_group_ldap_link", "group_access", "no one", true],
  ["gitlab_group_saml_link", "access_level", "no one", false],
  ["gitlab_branch_protection", "push_access_level", "admin", true],
  ["gitlab_branch_protection", "push_access_level", "owner", false],
  ["gitlab_branch_protection", "unprotect_access_level", "no one", false],
  ["gitlab_project_protected_environment", "approval_rules.access_level", "admin", false],
  ["gitlab_member_role", "base_access_level", "MAINTAINER", true],
])("%s.%s takes %s: %s", (type, attribute, role, expected) => {
  expect(ROLES_BY_ATTRIBUTE[type]?.[attribute]?.includes(role)).toBe(expected);
});
