import type { ClaimName, Issuer } from "../../core";
import type { Capabilities } from "../capability";

/** What an exact credential compares. */
const EXACT: readonly ClaimName[] = ["aud", "sub"];

/**
 * Claims that a flexible credential may name of a GitLab token (learn.microsoft.com, flexible federated identity credentials). `user_id` is left out:
 * Microsoft's pages disagree about it.
 */
const FLEXIBLE: readonly ClaimName[] = [...EXACT, "project_id", "namespace_id"];

/**
 * Whether Entra takes flexible credentials for an issuer: `https://gitlab.com`, `https://gitlab.<any>.com` and
 * `https://gitlab.<any>.ca` only (learn.microsoft.com, workload-identities-flexible-federated-identity-credentials).
 */
export function isFlexibleIssuer(url: string): boolean {
  return /^https:\/\/gitlab\.(?:com|[A-Za-z0-9.-]+\.(?:com|ca))$/.test(url);
}

/** What Entra can enforce for an issuer's tokens: anything else has to be part of `sub`, or cannot be enforced. */
export function capabilities(issuer: Pick<Issuer, "url">): Capabilities {
  return isFlexibleIssuer(issuer.url)
    ? { keys: FLEXIBLE, patterns: "* and ? in a value", subject: true }
    : { keys: EXACT, patterns: "exact values", subject: true };
}
