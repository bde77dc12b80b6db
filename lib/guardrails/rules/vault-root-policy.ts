import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const vaultRootPolicy: Rule = {
  id: "vault/root-policy",
  severity: "warning",
  title: "A Vault role gives jobs rights over everything.",
  why: "Whoever gets one job through owns the Vault. The right to write policies is the same: the token can give itself every other right (developer.hashicorp.com, vault/docs/concepts/policies).",
  fix: "grant the paths that the job needs",
  *check({ identities }) {
    for (const identity of identities) {
      if (identity.relyingParty !== "vault" || identity.administrator === undefined) continue;
      yield atIdentity(identity, {
        message: `jobs that log in to ${identity.name} can do anything: ${identity.administrator}`,
        given: identity.administrator,
      });
    }
  },
};
