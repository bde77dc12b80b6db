import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

export const vaultGlobUnderString: Rule = {
  id: "vault/glob-under-string",
  severity: "error",
  title: "A * in a bound claim that Vault compares as it stands.",
  why: 'With bound_claims_type "string", which is the default, acme/* is equal to the text acme/* alone, and no path or ref of GitLab holds a star (measured with vault-plugin-auth-jwt).',
  fix: 'set bound_claims_type to "glob", or list the exact values',
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const { claims, comparison } = trust.document.role;
      if (comparison === "glob") continue;
      for (const { key, written } of claims) {
        if (!written.pieces.some((piece) => piece.includes("*"))) continue;
        yield atRole(trust, {
          message: `bound_claims of ${trust.document.name} asks for ${key.shown} ${JSON.stringify(written.shown)}, star and all`,
          given: written.shown,
          subject: key.shown,
        });
      }
    }
  },
};
