import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

export const distributionLinked: Rule = {
  id: "ad/distribution-linked",
  severity: "warning",
  title: "A distribution group gives GitLab roles.",
  why: "Distribution groups are mailing lists: who may change their members is seldom guarded like access (learn.microsoft.com, Active Directory security groups).",
  fix: "link a security group",
  *check(input) {
    const links = new Map<string, string>();
    for (const { resource } of managed(input, "gitlab_group_ldap_link")) {
      const cn = textOf(resource, "cn")?.toLowerCase();
      if (cn !== undefined && !links.has(cn)) links.set(cn, resource.address);
    }
    for (const placed of managed(input, "ad_group")) {
      const link = links.get(textOf(placed.resource, "name")?.toLowerCase() ?? "");
      if (link === undefined || textOf(placed.resource, "category") !== "distribution") continue;
      yield at(placed, { message: `a distribution group gives a GitLab role by ${link}` });
    }
  },
};
