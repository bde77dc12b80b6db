import type { ClaimName } from "./claims";
import { satisfies } from "./contains";
import type { Constraint, Grant } from "./grant";
import { describeLanguage, NONE } from "./language";
import { showValue } from "./opaque";
import { claimTexts, type Token } from "./token";
import type { Trust } from "./trust";

/** One claim that keeps a token out. */
export interface FailingClaim {
  readonly claim: ClaimName;
  /** What the grant asks for, in words. */
  readonly expected: string;
  /** What the token has, in words; `nothing` where it lacks the claim. */
  readonly received: string;
}

export interface Explanation {
  readonly admitted: boolean;
  /** The grant that admits the token, or else the nearest one: the fewest failing claims, the first of several. */
  readonly grant: Grant | undefined;
  /** The claims of the nearest grant that fail; empty where the token is admitted, and where there is no grant. */
  readonly failing: readonly FailingClaim[];
}

/** Why a token belongs to a trust, or what keeps it out. */
export function explain(trust: Trust, token: Token): Explanation {
  let nearest: { grant: Grant; failing: readonly FailingClaim[] } | undefined;
  for (const grant of trust.grants) {
    const failing = failingClaims(grant, token);
    if (failing.length === 0) return { admitted: true, grant, failing };
    if (nearest === undefined || failing.length < nearest.failing.length)
      nearest = { grant, failing };
  }
  return { admitted: false, grant: nearest?.grant, failing: nearest?.failing ?? [] };
}

function failingClaims(grant: Grant, token: Token): readonly FailingClaim[] {
  return [...grant.constraints].flatMap(([claim, constraint]) =>
    satisfies(constraint, token, claim)
      ? []
      : [
          {
            claim,
            expected: describeConstraint(constraint),
            received: describeClaim(token, claim),
          },
        ],
  );
}

/** A constraint in words: `"main"`, `release/* or nothing`. */
export function describeConstraint({ values, absent }: Constraint): string {
  if (!absent) return describeLanguage(values);
  return values.key === NONE.key ? "nothing" : `${describeLanguage(values)}, or nothing`;
}

/** What a token has in a claim, in words: `"main"`, `["a","b"]`, `nothing`. */
export function describeClaim(token: Token, claim: string): string {
  const texts = claimTexts(token, claim);
  if (texts === undefined) return "nothing";
  return JSON.stringify(token[claim], (_, value: unknown) =>
    typeof value === "string" ? showValue(value) : value,
  );
}
