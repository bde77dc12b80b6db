import { expect, test } from "@jest/globals";
import { memberRoleBase } from "../../../lib/guardrails/rules/gitlab-member-role-base";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    "DEVELOPER",
    "guest",
    [
      "error gitlab_group_saml_link.team: the custom role gitlab_member_role.auditor is based on DEVELOPER, and the role given beside it is guest",
    ],
  ],
  ["DEVELOPER", "developer", []],
  ["MINIMAL_ACCESS", "minimal", []],
  ["${var.base}", "guest", []],
  ["GUEST", "${var.level}", []],
])("%s beside %s", (base, level, expected) => {
  const json = configuration({
    gitlab_member_role: {
      auditor: { name: "Auditor", base_access_level: base, enabled_permissions: ["READ_CODE"] },
    },
    gitlab_group_saml_link: {
      team: {
        group: "7",
        access_level: level,
        saml_group_name: "Team",
        member_role_id: "${gitlab_member_role.auditor.iid}",
      },
    },
  });
  expect(findingsOf(memberRoleBase, inputFrom(json))).toEqual(expected);
});
