import { type RoleTokens, roleTokens } from "../../relying-parties/vault";
import type { Severity } from "../finding";
import { atRole, vaultTrusts } from "../vault-trusts";
import type { Rule } from "../rule";

/** GitLab's own timeout of a job, in seconds. */
const JOB = 3600;

export const vaultTokenLifetime: Rule = {
  id: "vault/token-lifetime",
  severity: "error",
  title: "A Vault token outlives the job that got it, or Vault refuses its lifetimes.",
  why: "A stolen token stays good until it ends, and a service token can be renewed until token_max_ttl, without another look at the claims; without a limit that is the server's, 32 days. Info for a limit above an hour, GitLab's timeout of a job. Vault refuses token_ttl above token_max_ttl (measured with vault-plugin-auth-jwt).",
  fix: 'set token_type to "batch", token_ttl to 600 and token_max_ttl to 900',
  *check(input) {
    for (const trust of vaultTrusts(input)) {
      const problem = problemOf(roleTokens(trust.document.resource));
      if (problem === undefined) continue;
      const [severity, message] = problem;
      yield atRole(trust, {
        severity,
        message: `the role ${trust.document.name} ${message}`,
        allowed: `up to ${JOB} seconds`,
      });
    }
  },
};

function problemOf(tokens: RoleTokens): readonly [Severity, string] | undefined {
  const { explicitMaxTtl, kind, maxTtl, period, ttl, unknown } = tokens;
  if (unknown.length > 0) return undefined;
  if (ttl !== undefined && maxTtl !== undefined && ttl > maxTtl)
    return ["error", `has a token_ttl of ${ttl} above its token_max_ttl of ${maxTtl}`];
  if (period !== undefined) return undefined;
  const limits = [kind === "batch" ? ttl : undefined, maxTtl, explicitMaxTtl];
  const longest = Math.min(...limits.map((limit) => limit ?? Infinity));
  if (longest === Infinity)
    return [
      "warning",
      `sets no limit to its ${kind} tokens: they live as long as the server allows`,
    ];
  if (longest > JOB) return ["info", `gives a ${kind} token that can live for ${longest} seconds`];
  return undefined;
}
