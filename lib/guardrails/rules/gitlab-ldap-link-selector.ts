import { at, given, isGiven, managed } from "../resources";
import type { Rule } from "../rule";

export const ldapLinkSelector: Rule = {
  id: "gitlab/ldap-link-selector",
  severity: "error",
  title: "An LDAP link names its people by both a common name and a filter, or by neither.",
  why: "GitLab takes exactly one of the two; without any the provider plans a link that the API refuses (registry.terraform.io, gitlab_group_ldap_link; docs.gitlab.com, api/group_ldap_links).",
  fix: "give cn (the name of the AD group) or filter",
  *check(input) {
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      const [cn, filter] = ["cn", "filter"].map((name) => isGiven(given(placed.resource, name)));
      if (cn !== filter) continue;
      yield at(placed, {
        message: `the link gives ${cn === true ? "both cn and filter" : "neither cn nor filter"}`,
        allowed: "cn or filter",
      });
    }
  },
};
