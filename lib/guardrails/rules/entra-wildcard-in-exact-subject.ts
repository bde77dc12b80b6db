import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const wildcardInExactSubject: Rule = {
  id: "entra/wildcard-in-exact-subject",
  severity: "error",
  title: "The subject of an exact credential has a wildcard.",
  why: "Entra compares the subject of a federated credential letter by letter, and no subject of GitLab's holds * or ?: the credential is created without a word and never matches (learn.microsoft.com, workload-identity-federation-create-trust).",
  fix: "name each subject in a credential of its own, or use a flexible credential with claims['project_id'] where Entra takes one for the issuer",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { kind, text } = trust.document.condition;
      if (kind !== "exact" || !text.pieces.some((piece) => /[*?]/.test(piece))) continue;
      yield inCredential(trust, {
        message: "the subject has a wildcard, and this credential takes it for a letter",
        given: text.shown,
      });
    }
  },
};
