import type { ClaimName } from "./claims";
import type { Constraint, Grant } from "./grant";
import { matches } from "./language";
import { claimTexts, type Token } from "./token";
import type { Trust } from "./trust";

/** Whether a token belongs to the trust. A list claim satisfies a constraint where one member does. */
export function contains(trust: Trust, token: Token): boolean {
  return trust.grants.some((grant) => grantContains(grant, token));
}

/** Whether a token satisfies every constraint of the grant. */
export function grantContains(grant: Grant, token: Token): boolean {
  for (const [claim, constraint] of grant.constraints) {
    if (!satisfies(constraint, token, claim)) return false;
  }
  return true;
}

/** Whether one claim of a token satisfies a constraint. */
export function satisfies(constraint: Constraint, token: Token, claim: ClaimName): boolean {
  const texts = claimTexts(token, claim);
  if (texts === undefined) return constraint.absent;
  return texts.some((text) => matches(constraint.values, text));
}
