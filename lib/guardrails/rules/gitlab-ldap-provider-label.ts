import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

export const ldapProviderLabel: Rule = {
  id: "gitlab/ldap-provider-label",
  severity: "error",
  title: "An LDAP link names its server by something else than its id.",
  why: 'The id of a server is ldap and its key in gitlab.rb, such as ldapmain; the label that people see gives "LDAP server does not exist" (gitlabhq/terraform-provider-gitlab issue 605).',
  fix: "write the id: ldapmain for the server with the key main",
  *check(input) {
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      const server = textOf(placed.resource, "ldap_provider");
      if (server === undefined || /^ldap[a-z0-9_-]+$/.test(server)) continue;
      yield at(placed, {
        message: `${JSON.stringify(server)} is no id of an LDAP server`,
        given: server,
        allowed: "ldap and the key of the server: ldapmain",
      });
    }
  },
};
