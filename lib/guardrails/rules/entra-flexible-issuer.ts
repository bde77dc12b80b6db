import { isFlexibleIssuer } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const flexibleIssuer: Rule = {
  id: "entra/flexible-issuer",
  severity: "error",
  title: "A flexible credential for an issuer that Entra takes none for.",
  why: "Expressions are taken for https://gitlab.com, https://gitlab.<name>.com and https://gitlab.<name>.ca only; for any other host the apply fails (learn.microsoft.com, workload-identities-flexible-federated-identity-credentials).",
  fix: "use exact credentials, one a subject",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { condition, issuer } = trust.document;
      const [url = "", ...others] = issuer.pieces;
      if (condition.kind !== "flexible" || others.length > 0 || isFlexibleIssuer(url)) continue;
      yield inCredential(trust, {
        message: `Entra takes no expression for the issuer ${url}`,
        given: url,
        allowed: "https://gitlab.com, https://gitlab.<name>.com, https://gitlab.<name>.ca",
      });
    }
  },
};
