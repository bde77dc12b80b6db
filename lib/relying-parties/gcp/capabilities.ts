import { claimsOf, type Issuer } from "../../core";
import type { Capabilities } from "../capability";

/**
 * What Google can enforce for an issuer's tokens: every claim that is a text or a list of texts. `runner_id` is a number, which
 * cannot be mapped (cloud.google.com/iam, workload-identity-federation).
 */
export function capabilities(issuer: Pick<Issuer, "version">): Capabilities {
  return {
    keys: claimsOf(issuer.version)
      .filter(({ type }) => type !== "number")
      .map(({ name }) => name),
    patterns: "any expression",
    subject: true,
  };
}
