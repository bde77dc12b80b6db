import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

/** Claims in whose values a comma can stand (git refs, addresses, what is made of them). */
const MAY_HOLD_COMMA: ReadonlySet<string> = new Set([
  "ref",
  "ref_path",
  "sub",
  "user_email",
  "ci_config_ref_uri",
]);

export const vaultCommaSplit: Rule = {
  id: "vault/comma-split",
  severity: "warning",
  title: "A bound value that is taken apart at its commas.",
  why: "Unless disable_bound_claims_parsing is true, the Terraform provider makes a list of what stands between commas, and one of them is enough. A comma too many asks for an empty claim. Info where the comma may belong to the value (registry.terraform.io, hashicorp/vault jwt_auth_backend_role).",
  fix: "set disable_bound_claims_parsing where one value is meant; where several are, drop empty ones",
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      for (const { key, wanted, written } of trust.document.role.claims) {
        if (wanted.length < 2) continue;
        const hasEmpty = wanted.some(({ shown }) => shown === "");
        if (!hasEmpty && !MAY_HOLD_COMMA.has(key.path[0] ?? "")) continue;
        yield atRole(trust, {
          severity: hasEmpty ? "warning" : "info",
          message: `bound_claims of ${trust.document.name} takes ${key.shown} apart into ${wanted.map(({ shown }) => JSON.stringify(shown)).join(" or ")}`,
          given: written.shown,
          subject: key.shown,
        });
      }
    }
  },
};
