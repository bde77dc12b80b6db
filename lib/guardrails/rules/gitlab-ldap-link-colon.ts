import { isUnknown } from "../../terraform";
import { at, given, managed, shownText } from "../resources";
import type { Rule } from "../rule";

export const ldapLinkColon: Rule = {
  id: "gitlab/ldap-link-colon",
  severity: "error",
  title: "A part of an LDAP link holds a colon, at which the provider cuts the link's id.",
  why: "The id of a link is group:provider:cn:filter, and the provider expects four parts: after apply the link cannot be read again. In-chain filters (memberOf:1.2.840.113556.1.4.1941:=) have colons (gitlabhq/terraform-provider-gitlab, gitlab_group_ldap_link).",
  fix: "link the group by its common name; GitLab follows nested AD groups itself where active_directory is set",
  *check(input) {
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      for (const name of ["cn", "filter", "ldap_provider"]) {
        const value = given(placed.resource, name);
        const literal = isUnknown(value)
          ? value.parts.filter((part) => typeof part === "string").join("")
          : shownText(value);
        if (!literal.includes(":")) continue;
        yield at(placed, {
          message: `${name} holds a colon, at which the provider cuts the id of the link`,
          given: shownText(value),
          subject: name,
        });
      }
    }
  },
};
