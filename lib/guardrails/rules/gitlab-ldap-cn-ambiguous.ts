import type { Input } from "../input";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";
import { listed } from "../words";

export const ldapCnAmbiguous: Rule = {
  id: "gitlab/ldap-cn-ambiguous",
  severity: "warning",
  title: "Two AD groups in different containers have the common name that is linked.",
  why: "GitLab looks for the common name anywhere below group_base: which of the groups it takes is not the configuration's to say (docs.gitlab.com, administration/auth/ldap/ldap_synchronization).",
  fix: "rename one of the groups, or link by a filter",
  *check(input) {
    const groups = byName(input);
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      const cn = textOf(placed.resource, "cn");
      const same = groups.get(cn?.toLowerCase() ?? "") ?? new Map<string, string>();
      if (cn === undefined || same.size < 2) continue;
      yield at(placed, {
        message: `cn ${JSON.stringify(cn)} is the name of ${listed([...same.values()])}, in different containers`,
        given: cn,
      });
    }
  },
};

/** Addresses of AD groups by common name and container. */
function byName(input: Input): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const { resource } of managed(input, "ad_group")) {
    const [name, container] = [textOf(resource, "name"), textOf(resource, "container")];
    if (name === undefined || container === undefined) continue;
    const key = name.toLowerCase();
    const same = groups.get(key) ?? new Map<string, string>();
    const place = container.toLowerCase().replace(/\s*,\s*/g, ",");
    if (!same.has(place)) same.set(place, resource.address);
    groups.set(key, same);
  }
  return groups;
}
