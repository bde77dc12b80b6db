import type { Input } from "../input";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

export const ldapCn: Rule = {
  id: "gitlab/ldap-cn",
  severity: "error",
  title: "An LDAP link gives another name of the AD group than its CN.",
  why: "GitLab looks for (cn=<cn>) below group_base: a distinguished name or a sAMAccountName finds nothing, and the sync takes every member out (docs.gitlab.com, administration/auth/ldap/ldap_synchronization).",
  fix: "give the CN, which is the name of the AD group: ad_group.<name>.name",
  *check(input) {
    const names = accountNames(input);
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      const cn = textOf(placed.resource, "cn");
      if (cn === undefined) continue;
      const actual = names.get(cn.toLowerCase());
      if (/^\s*(?:cn|ou|dc|uid)\s*=/i.test(cn)) {
        yield at(placed, { message: "cn is a distinguished name, not a common name", given: cn });
      } else if (actual !== undefined) {
        yield at(placed, {
          message: `cn is the sAMAccountName of the AD group ${JSON.stringify(actual)}, whose common name is another`,
          given: cn,
          allowed: actual,
        });
      }
    }
  },
};

/** Account names of the declared AD groups that are no common name of one, each with the common name. */
function accountNames(input: Input): ReadonlyMap<string, string> {
  const groups = [...managed(input, "ad_group")].flatMap(({ resource }) => {
    const [name, account] = [textOf(resource, "name"), textOf(resource, "sam_account_name")];
    return name === undefined ? [] : [{ name, account }];
  });
  const common = new Set(groups.map((g) => g.name.toLowerCase()));
  return new Map(
    groups.flatMap(({ name, account }) =>
      account === undefined || common.has(account.toLowerCase())
        ? []
        : [[account.toLowerCase(), name] as const],
    ),
  );
}
