import { expect, test } from "@jest/globals";
import { ldapCnAmbiguous } from "../../../lib/guardrails/rules/gitlab-ldap-cn-ambiguous";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const group = (container: string) => ({ name: "Team", sam_account_name: "x", container });

test.each([
  [
    "two containers",
    ["OU=A,DC=corp,DC=example", "OU=B,DC=corp,DC=example"],
    [
      'warning gitlab_group_ldap_link.team: cn "team" is the name of ad_group.one and ad_group.two, in different containers',
    ],
  ],
  ["one container written twice", ["OU=A,DC=corp,DC=example", "ou=a, dc=corp, dc=example"], []],
  ["a container that is not known", ["OU=A,DC=corp,DC=example", "${var.container}"], []],
])("%s", (_name, [one = "", two = ""], expected) => {
  const json = configuration({
    ad_group: { one: group(one), two: group(two) },
    gitlab_group_ldap_link: {
      team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", cn: "team" },
    },
  });
  expect(findingsOf(ldapCnAmbiguous, inputFrom(json))).toEqual(expected);
});
