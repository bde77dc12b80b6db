import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

const PEOPLE = ["user_email", "user_login", "user_id"];

export const vaultUserClaim: Rule = {
  id: "vault/user-claim",
  severity: "info",
  title: "The tokens of a Vault role are those of a person, not of a project.",
  why: "user_claim names the entity in Vault's identity store: with a person in it, jobs of all projects share that person's entity, its policies and its audit trail, and login and email can change (developer.hashicorp.com, vault/docs/auth/jwt).",
  fix: 'set user_claim to "project_id"',
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const claim = trust.document.role.userClaim?.path[0] ?? "";
      if (!PEOPLE.includes(claim)) continue;
      yield atRole(trust, {
        message: `a job that logs in to ${trust.document.name} becomes the entity of whoever started it`,
        given: claim,
        allowed: "project_id",
      });
    }
  },
};
