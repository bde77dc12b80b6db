import { expect, test } from "@jest/globals";
import { ldapProviderLabel } from "../../../lib/guardrails/rules/gitlab-ldap-provider-label";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  ["LDAP", ['error gitlab_group_ldap_link.team: "LDAP" is no id of an LDAP server']],
  [
    "Company LDAP",
    ['error gitlab_group_ldap_link.team: "Company LDAP" is no id of an LDAP server'],
  ],
  ["main", ['error gitlab_group_ldap_link.team: "main" is no id of an LDAP server']],
  ["ldapmain", []],
  ["ldapsecondary_2", []],
  ["${var.server}", []],
])("%s", (server, expected) => {
  const json = configuration({
    gitlab_group_ldap_link: {
      team: { group: "7", group_access: "developer", ldap_provider: server, cn: "Team" },
    },
  });
  expect(findingsOf(ldapProviderLabel, inputFrom(json))).toEqual(expected);
});
