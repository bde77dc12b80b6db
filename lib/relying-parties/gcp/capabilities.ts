import { claimsOf, type Issuer } from "../../core";
import type { Capabilities } from "../capability";

/**
 * What Google can enforce for an issuer's tokens: every claim that is a text or a list of texts. `runner_id` is a number, of
 * which Google does not say how it compares (facts/relying-parties, section 3: it cannot be mapped).
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
