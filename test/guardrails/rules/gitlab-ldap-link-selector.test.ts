import { expect, test } from "@jest/globals";
import { ldapLinkSelector } from "../../../lib/guardrails/rules/gitlab-ldap-link-selector";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const link = (names: object) =>
  inputFrom(
    configuration({
      gitlab_group_ldap_link: {
        team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", ...names },
      },
    }),
  );

test.each([
  [
    "both",
    { cn: "Team", filter: "(cn=Team)" },
    ["error gitlab_group_ldap_link.team: the link gives both cn and filter"],
  ],
  ["neither", {}, ["error gitlab_group_ldap_link.team: the link gives neither cn nor filter"]],
  ["cn alone", { cn: "Team" }, []],
  ["filter alone", { filter: "(cn=Team)" }, []],
  ["a cn that is not known yet", { cn: "${var.cn}" }, []],
])("%s", (_name, names, expected) => {
  expect(findingsOf(ldapLinkSelector, link(names))).toEqual(expected);
});
