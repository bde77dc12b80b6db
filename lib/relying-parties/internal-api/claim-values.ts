import { claimInfo, type ClaimName } from "../../core/claims";
import type { Token } from "../../core/token";

/**
 * The texts that a claim offers to a condition: of a list each member, of `runner_id` its digits. Other claims count in
 * the type in which GitLab mints them alone: a project id that is a number offers nothing.
 * @returns `undefined` where the token lacks the claim, or has null there
 */
export function claimValues(token: Token, claim: ClaimName): readonly string[] | undefined {
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return [value];
  const { type } = claimInfo(claim);
  if (type === "number" && typeof value === "number") {
    return Number.isSafeInteger(value) ? [String(value)] : [];
  }
  if (type === "strings" && Array.isArray(value)) {
    return value.filter((member) => typeof member === "string");
  }
  return [];
}

/** What a claim has, in words: `"main"`, `nothing`. */
export function shownClaim(token: Token, claim: ClaimName): string {
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  return value === undefined || value === null ? "nothing" : JSON.stringify(value);
}
