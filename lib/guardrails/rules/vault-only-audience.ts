import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

/** Claims that tell whose job it is. */
const NAMES_PROJECT =
  /^(?:(?:job_|source_)?(?:project|namespace)_(?:id|path)|sub|ci_config_ref_uri)$/;

export const vaultOnlyAudience: Rule = {
  id: "vault/only-audience",
  severity: "error",
  title: "A Vault role does not ask whose job it is.",
  why: "Vault takes a role that binds nothing but the audience, and the job chooses its audience: then every job of the GitLab instance may log in (measured with vault-plugin-auth-jwt; docs.gitlab.com, ci/secrets/hashicorp_vault).",
  fix: "bind project_id (or namespace_id) in bound_claims, beside ref, ref_type and ref_protected",
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const { audiences, claims, subject, gaps } = trust.document.role;
      if (audiences.length === 0 || subject !== undefined) continue;
      if (gaps.some(({ code }) => code === "unknown-value")) continue;
      if (claims.some(({ key }) => NAMES_PROJECT.test(key.path[0] ?? ""))) continue;
      const bound = ["bound_audiences", ...claims.map(({ key }) => key.shown)].join(", ");
      yield atRole(trust, {
        message: `the role ${trust.document.name} asks for no project, no namespace and no subject: every job of the issuer may log in`,
        given: bound,
      });
    }
  },
};
