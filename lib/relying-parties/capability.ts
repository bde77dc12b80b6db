import { type ClaimName, componentsOf, isSubjectComponent, type Issuer } from "../core";

/** What a relying party can ask of the value of a claim that it sees by itself. */
export type Patterns = "exact values" | "* in a value" | "* and ? in a value" | "any expression";

/** What a relying party can enforce for the tokens of one issuer. */
export interface Capabilities {
  /** Claims that it sees by themselves. */
  readonly keys: readonly ClaimName[];
  readonly patterns: Patterns;
  /** Whether it sees `sub`, which then carries what the subject template names. */
  readonly subject: boolean;
}

/** How a condition on a claim can be enforced: as itself, as a component of the subject, or not. */
export type Enforcement = "exactly" | "by template only" | "not at all";

/** How a relying party can enforce a condition on a claim of this issuer's tokens. */
export function enforcement(
  { keys, subject }: Capabilities,
  claim: ClaimName,
  issuer: Issuer,
): Enforcement {
  if (keys.includes(claim)) return "exactly";
  const isComponent = isSubjectComponent(claim) && componentsOf(issuer.version).includes(claim);
  return subject && isComponent ? "by template only" : "not at all";
}
