import { instanceOf } from "../instances";
import { at, managed } from "../resources";
import type { Rule } from "../rule";

const PREMIUM: Readonly<Record<string, string>> = {
  gitlab_group_ldap_link: "LDAP group links need Premium",
  gitlab_group_saml_link: "SAML group links need Premium",
  gitlab_project_protected_environment: "protected environments need Premium",
  gitlab_group_protected_environment: "protected environments need Premium",
  gitlab_member_role: "custom roles need Ultimate",
};

export const needsPremium: Rule = {
  id: "gitlab/needs-premium",
  severity: "error",
  title: "A resource needs a tier that the instance is declared not to have.",
  why: "The API refuses it, and what it was to protect stays open (docs.gitlab.com, the tier badge of each feature).",
  fix: "leave it out, or declare the tier that the instance really has",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(PREMIUM))) {
      const instance = instanceOf(placed, input);
      if (instance?.tier !== "free") continue;
      yield at(placed, {
        message: `${PREMIUM[placed.resource.type] ?? ""}, and ${instance.host} is declared as free`,
        given: "free",
      });
    }
  },
};
