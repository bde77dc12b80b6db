import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const flexibleOnManagedIdentity: Rule = {
  id: "entra/flexible-on-managed-identity",
  severity: "warning",
  title: "A flexible credential on a managed identity.",
  why: "Microsoft's pages disagree whether managed identities take expressions, and attempts in 2026 were refused (learn.microsoft.com, workload-identities-flexible-federated-identity-credentials).",
  fix: "use exact credentials, or an application with a service principal",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { condition, holder } = trust.document;
      if (condition.kind !== "flexible" || holder.kind !== "managed identity") continue;
      yield inCredential(trust, {
        message: "whether a managed identity takes an expression is not settled",
        given: condition.text.shown,
      });
    }
  },
};
