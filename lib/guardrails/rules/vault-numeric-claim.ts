import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

/** The claims that GitLab gives as numbers (docs.gitlab.com, ci/secrets/id_token_authentication). */
const NUMBERS: ReadonlySet<string> = new Set(["runner_id", "exp", "iat", "nbf"]);

export const vaultNumericClaim: Rule = {
  id: "vault/numeric-claim",
  severity: "error",
  title: "A bound claim that GitLab gives as a number.",
  why: "Types are strict, and Terraform hands every value of bound_claims over as a text: no number is ever equal to it. Of a job's claims runner_id and the times are numbers; the ids and flags are texts (measured with vault-plugin-auth-jwt).",
  fix: "bind runner_environment, or reserve the runner for protected refs in GitLab",
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      for (const { key, written } of trust.document.role.claims) {
        if (key.path.length !== 1 || !NUMBERS.has(key.path[0] ?? "")) continue;
        yield atRole(trust, {
          message: `bound_claims of ${trust.document.name} asks for ${key.shown}, which is a number: no token has the text ${JSON.stringify(written.shown)} there`,
          given: written.shown,
          subject: key.shown,
        });
      }
    }
  },
};
