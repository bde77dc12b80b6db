import { CLAIMS, type ClaimName, claimsOf, type Issuer } from "../../core";
import type { Capabilities } from "../capability";

/**
 * What the API server can enforce for an issuer's tokens: every claim, by CEL (kubernetes.io, reference/access-authn-authz/authentication). Of a list
 * and of a number it compares exact values alone.
 */
export function capabilities(issuer: Pick<Issuer, "version"> | undefined): Capabilities {
  const minted = issuer === undefined ? CLAIMS : claimsOf(issuer.version);
  return {
    keys: minted.map(({ name }): ClaimName => name),
    patterns: "any expression",
    subject: true,
  };
}
