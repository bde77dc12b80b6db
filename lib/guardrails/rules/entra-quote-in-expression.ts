import { parseExpression } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const quoteInExpression: Rule = {
  id: "entra/quote-in-expression",
  severity: "error",
  title: "A value of a flexible expression holds a quote.",
  why: "A quote ends the value, and what follows is no part of it: Entra refuses the expression, or reads another one than was meant (learn.microsoft.com, workload-identities-flexible-federated-identity-credentials).",
  fix: "trust refs and paths whose names have no quote",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { kind, text } = trust.document.condition;
      if (kind !== "flexible" || parseExpression(text).problem?.quote !== true) continue;
      yield inCredential(trust, {
        message: "a quote inside a value ends it early",
        given: text.shown,
      });
    }
  },
};
