import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

export const vaultRoleType: Rule = {
  id: "vault/role-type",
  severity: "error",
  title: "A Vault role for jobs is not of type jwt.",
  why: "Left out, Vault takes oidc, which is a login in a browser: without allowed_redirect_uris the apply fails, with them every job is refused. JWT in capitals is refused as well (measured with vault-plugin-auth-jwt).",
  fix: 'set role_type to "jwt"',
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const { type } = trust.document.role;
      if (type?.cause === "unknown-value" || type?.shown === "jwt") continue;
      yield atRole(trust, {
        message: `the role ${trust.document.name} has ${type === undefined ? "no role_type, which Vault takes for oidc" : `the role_type ${type.shown}`}: no job can log in`,
        given: type?.shown ?? "none",
        allowed: "jwt",
      });
    }
  },
};
