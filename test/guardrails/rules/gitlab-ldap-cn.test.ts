import { expect, test } from "@jest/globals";
import { ldapCn } from "../../../lib/guardrails/rules/gitlab-ldap-cn";
import { configuration, findingsOf, inputFrom, told } from "../../support/input";

const link = (cn: string, groups: Record<string, object> = {}) =>
  inputFrom(
    configuration({
      ad_group: groups,
      gitlab_group_ldap_link: {
        team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", cn },
      },
    }),
  );

const team = { name: "G-Team", sam_account_name: "gteam", container: "OU=G,DC=corp,DC=example" };
const asAccount =
  'error gitlab_group_ldap_link.team: cn is the sAMAccountName of the AD group "G-Team", whose common name is another';

test.each([
  [
    "a distinguished name",
    "CN=G-Team,OU=G,DC=corp,DC=example",
    {},
    ["error gitlab_group_ldap_link.team: cn is a distinguished name, not a common name"],
  ],
  ["an account name", "GTeam", { team }, [asAccount]],
  ["an account name by reference", "${ad_group.team.sam_account_name}", { team }, [asAccount]],
  ["the common name", "G-Team", { team }, []],
  ["the common name by reference", "${ad_group.team.name}", { team }, []],
  [
    "an account name that is also a common name",
    "gteam",
    { team, other: { ...team, name: "gteam" } },
    [],
  ],
  ["a name of which nothing is known", "Elsewhere", { team }, []],
])("%s", (_name, cn, groups, expected) => {
  expect(findingsOf(ldapCn, link(cn, groups))).toEqual(expected);
});

test("it tells the name to write", () => {
  expect(told(ldapCn, link("gteam", { team }))[0]).toMatchObject({
    given: "gteam",
    allowed: "G-Team",
    fix: "give the CN, which is the name of the AD group: ad_group.<name>.name",
  });
});
