import type { EntraDocument } from "../../relying-parties/entra";
import { entraHolders } from "../entra-trusts";
import type { Rule } from "../rule";

export const duplicateSubject: Rule = {
  id: "entra/duplicate-subject",
  severity: "error",
  title: "Two credentials of one holder name the same issuer and subject.",
  why: "Issuer and subject together are unique within an application or identity: the second one fails at apply, whatever its audience (learn.microsoft.com, workload-identity-federation-considerations).",
  fix: "keep one of them",
  *check(input) {
    for (const { stack, credentials } of entraHolders(input)) {
      const first = new Map<string, EntraDocument>();
      for (const document of credentials) {
        if (document.resource.repeated !== undefined) continue;
        const { condition, issuer, identity } = document;
        if ([condition.text, issuer].some((text) => text.holes.includes(""))) continue;
        const key = `${issuer.shown}\n${condition.text.shown}`;
        const before = first.get(key);
        if (before === undefined) first.set(key, document);
        else {
          yield {
            stack,
            address: identity,
            message: `issuer and subject are those of ${before.identity} already`,
            given: condition.text.shown,
          };
        }
      }
    }
  },
};
