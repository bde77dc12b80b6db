import { expect, test } from "@jest/globals";
import { memberRolePlace } from "../../../lib/guardrails/rules/gitlab-member-role-place";
import { configuration, findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const COM = { provider: { gitlab: [{}] } };
const role = (extra: object) => ({
  gitlab_member_role: { auditor: { name: "Auditor", base_access_level: "GUEST", ...extra } },
});

test.each([
  [
    "gitlab.com without a group",
    onGitlabCom(role({}), COM),
    [
      "error gitlab_member_role.auditor: group_path is missing, without which gitlab.com has no custom role",
    ],
  ],
  [
    "another instance with a group",
    configuration(role({ group_path: "shop" })),
    [
      "error gitlab_member_role.auditor: group_path is given, and https://gitlab.example.com has custom roles of the instance only",
    ],
  ],
  ["gitlab.com with a group", onGitlabCom(role({ group_path: "shop" }), COM), []],
  ["another instance without a group", configuration(role({})), []],
  ["a state or module without a provider block", onGitlabCom(role({})), []],
])("%s", (_name, json, expected) => {
  expect(findingsOf(memberRolePlace, inputFrom(json))).toEqual(expected);
});
