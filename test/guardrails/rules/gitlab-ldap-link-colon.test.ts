import { expect, test } from "@jest/globals";
import { ldapLinkColon } from "../../../lib/guardrails/rules/gitlab-ldap-link-colon";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    "an in-chain filter",
    { filter: "(memberOf:1.2.840.113556.1.4.1941:=CN=Team,DC=corp,DC=example)" },
    [
      "error gitlab_group_ldap_link.team: filter holds a colon, at which the provider cuts the id of the link",
    ],
  ],
  [
    "a colon beside a reference",
    { cn: "Team:${var.name}" },
    [
      "error gitlab_group_ldap_link.team: cn holds a colon, at which the provider cuts the id of the link",
    ],
  ],
  ["a plain filter", { filter: "(memberOf=CN=Team,DC=corp,DC=example)" }, []],
  ["a plain name", { cn: "Team" }, []],
  ["a reference", { cn: "${var.name}" }, []],
])("%s", (_name, names, expected) => {
  const json = configuration({
    gitlab_group_ldap_link: {
      team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", ...names },
    },
  });
  expect(findingsOf(ldapLinkColon, inputFrom(json))).toEqual(expected);
});
