import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const templateUndeclared: Rule = {
  id: "trust/template-undeclared",
  severity: "warning",
  title: "Only a subject template that nobody declared can mint the trusted subject.",
  why: "The trust works only while a project keeps a template that this input does not show; if it has GitLab's default, no job gets in.",
  fix: "declare ci_id_token_sub_claim_components on the project, or tell the template with --subject-template PROJECT=a,b,c",
  *check({ identities }) {
    for (const identity of identities) {
      const templates = new Set(identity.reading.undeclaredTemplates.map((t) => t.join(", ")));
      for (const template of templates) {
        yield atIdentity(identity, {
          message: `${identity.name} trusts a subject that GitLab mints only for a project with the subject template ${template}`,
          given: template,
          subject: template,
        });
      }
    }
  },
};
