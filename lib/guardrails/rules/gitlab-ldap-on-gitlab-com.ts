import { instanceOf } from "../instances";
import { at, managed } from "../resources";
import type { Rule } from "../rule";

export const ldapOnGitlabCom: Rule = {
  id: "gitlab/ldap-on-gitlab-com",
  severity: "error",
  title: "An LDAP link on gitlab.com.",
  why: "gitlab.com has no LDAP: the link can never be created. A gitlab provider without base_url is taken for gitlab.com (docs.gitlab.com, administration/auth/ldap).",
  fix: "use gitlab_group_saml_link on gitlab.com; for another instance give base_url in the provider block",
  *check(input) {
    for (const placed of managed(input, "gitlab_group_ldap_link")) {
      if (instanceOf(placed, input)?.kind !== "gitlab.com") continue;
      yield at(placed, { message: "this LDAP link belongs to gitlab.com, which has no LDAP" });
    }
  },
};
