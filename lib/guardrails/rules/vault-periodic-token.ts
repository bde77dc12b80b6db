import { roleTokens } from "../../relying-parties/vault";
import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

export const vaultPeriodicToken: Rule = {
  id: "vault/periodic-token",
  severity: "warning",
  title: "A Vault role gives jobs a token that can be renewed for ever.",
  why: "A renewal asks whether the role exists, and never looks at a claim again: whoever keeps a periodic token keeps the access after job, branch and person are gone. Info where token_explicit_max_ttl ends it (vault-plugin-auth-jwt, renewal).",
  fix: 'drop token_period, and set token_type to "batch" with a short token_ttl',
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const { explicitMaxTtl, kind, period } = roleTokens(trust.document.resource);
      if (period === undefined) continue;
      const refused = kind === "batch";
      yield atRole(trust, {
        severity: refused ? "error" : explicitMaxTtl === undefined ? "warning" : "info",
        message: refused
          ? `the role ${trust.document.name} has token_period beside batch tokens, and Vault refuses to write it`
          : `a job that logs in to ${trust.document.name} can renew its token every ${period} seconds${explicitMaxTtl === undefined ? ", for ever" : ` for ${explicitMaxTtl} seconds`}`,
        given: String(period),
      });
    }
  },
};
