import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

export const vaultNoAudience: Rule = {
  id: "vault/no-audience",
  severity: "error",
  title: "A Vault role names no audience, so no ID token of GitLab is let in.",
  why: "Every ID token has an aud. Since 1.17 Vault refuses a token with one where the role binds none; such roles were written for CI_JOB_JWT, which GitLab 17 removed (docs.gitlab.com, ci/secrets/convert-to-id-tokens).",
  fix: "set bound_audiences to the one audience that belongs to this mount",
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      if (trust.document.role.audiences.length > 0) continue;
      yield atRole(trust, {
        message: `the role ${trust.document.name} has no bound_audiences: Vault refuses every token that has an audience`,
      });
    }
  },
};
