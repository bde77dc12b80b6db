import { expect, test } from "@jest/globals";
import { distributionLinked } from "../../../lib/guardrails/rules/ad-distribution-linked";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const group = (category: string, cn = "${ad_group.team.name}") =>
  inputFrom(
    configuration({
      ad_group: {
        team: { name: "Team", sam_account_name: "team", container: "DC=corp,DC=example", category },
      },
      gitlab_group_ldap_link: {
        team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", cn },
      },
    }),
  );

test.each([
  [
    "a distribution group",
    group("distribution"),
    [
      "warning ad_group.team: a distribution group gives a GitLab role by gitlab_group_ldap_link.team",
    ],
  ],
  ["a security group", group("security"), []],
  ["a distribution group that is not linked", group("distribution", "Other"), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(distributionLinked, input)).toEqual(expected);
});
