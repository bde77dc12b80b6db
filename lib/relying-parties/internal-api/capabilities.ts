import { claimsOf, type Issuer } from "../../core";
import type { Capabilities } from "../capability";

/** What the verifier can enforce for an issuer's tokens: it sees every claim. */
export function capabilities(issuer: Pick<Issuer, "version">): Capabilities {
  return {
    keys: claimsOf(issuer.version).map(({ name }) => name),
    patterns: "* in a value",
    subject: true,
  };
}
