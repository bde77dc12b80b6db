import { expect, test } from "@jest/globals";
import { memberRoleId } from "../../../lib/guardrails/rules/gitlab-member-role-id";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    "${gitlab_member_role.auditor.id}",
    ["error gitlab_group_saml_link.team: member_role_id is a global id, not a number"],
  ],
  [
    "gid://gitlab/MemberRole/7",
    ["error gitlab_group_saml_link.team: member_role_id is a global id, not a number"],
  ],
  ["${gitlab_member_role.auditor.iid}", []],
  [7, []],
  ["${var.role}", []],
])("%s", (role, expected) => {
  const json = configuration({
    gitlab_group_saml_link: {
      team: { group: "7", access_level: "guest", saml_group_name: "Team", member_role_id: role },
    },
  });
  expect(findingsOf(memberRoleId, inputFrom(json))).toEqual(expected);
});
