import { MAX_FIELD } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

export const fieldLength: Rule = {
  id: "entra/field-length",
  severity: "error",
  title: "A field of a federated credential is longer than Entra takes.",
  why: "Issuer, subject and audience have at most 600 characters each; a longer one fails at apply (learn.microsoft.com, graph federatedIdentityCredential).",
  fix: "use shorter names of refs, or a subject that starts with project_id",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { issuer, audiences, condition } = trust.document;
      const fields = [
        ["issuer", issuer],
        ...audiences.map((audience) => ["audience", audience] as const),
        [condition.kind === "exact" ? "subject" : "expression", condition.text],
      ] as const;
      for (const [name, { pieces }] of fields) {
        const size = pieces.join("").length;
        if (size <= MAX_FIELD) continue;
        yield inCredential(trust, {
          message: `the ${name} has ${size} characters, and Entra takes ${MAX_FIELD}`,
          given: `${size} characters`,
          allowed: String(MAX_FIELD),
          subject: name,
        });
      }
    }
  },
};
