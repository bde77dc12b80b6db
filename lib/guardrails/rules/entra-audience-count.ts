import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const audienceCount: Rule = {
  id: "entra/audience-count",
  severity: "error",
  title: "A federated credential has not exactly one audience.",
  why: "Entra takes one audience for each credential: none or several fail at apply (learn.microsoft.com, graph federatedIdentityCredential).",
  fix: "name the one audience that the jobs put into their tokens for this tenant",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { audiences } = trust.document;
      if (audiences.length === 1) continue;
      yield inCredential(trust, {
        message: `the credential has ${audiences.length === 0 ? "no audience" : `${audiences.length} audiences`}`,
        given: audiences.map(({ shown }) => shown).join(", "),
        allowed: "one",
      });
    }
  },
};
