import { claimsOf, type Issuer } from "../../core";
import type { Capabilities } from "../capability";

/**
 * What Vault can enforce: every claim by itself, exactly or with `*`. Through Terraform a bound value is a text, which no
 * number is ever equal to, so `runner_id` cannot be bound. Of a list one member is enough. OpenBao has the same API and
 * the same fields; that it decides alike was not tried.
 */
export function capabilities(issuer: Pick<Issuer, "version">): Capabilities {
  return {
    keys: claimsOf(issuer.version).flatMap(({ name, type }) => (type === "number" ? [] : [name])),
    patterns: "* in a value",
    subject: true,
  };
}
