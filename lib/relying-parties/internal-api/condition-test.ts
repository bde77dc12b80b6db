import type { ClaimName } from "../../core/claims";
import { glob, matches } from "../../core/language";
import type { Token } from "../../core/token";
import type { Reason } from "../trust-document";
import { claimValues, shownClaim } from "./claim-values";
import type { ParsedCondition, PolicyText } from "./parsed-policy";

/** Decides one condition: `null` where a value that is not known yet may be the right one. */
export interface ConditionTest {
  readonly test: (token: Token) => boolean | null;
  /** Why it is not met, or not decided. */
  readonly reason: (token: Token) => Reason;
}

/** A pattern as the policy means it: `*` alone is a wildcard. */
export function patternOf(text: string): ReturnType<typeof glob> {
  return glob(text, { question: false });
}

/** Makes the test of a condition. */
export function conditionTest({ claim, values, patterns }: ParsedCondition): ConditionTest {
  const exact = new Set(values.filter((text) => typeof text === "string"));
  const globs = patterns.filter((text) => typeof text === "string").map(patternOf);
  const isOpen = exact.size + globs.length < values.length + patterns.length;
  const expected = shownTexts([...values, ...patterns]);
  const isMet = (text: string): boolean =>
    exact.has(text) || globs.some((pattern) => matches(pattern, text));
  return {
    test: (token) => {
      const texts = claimValues(token, claim);
      if (texts === undefined || texts.length === 0) return false;
      return texts.some(isMet) ? true : isOpen ? null : false;
    },
    reason: (token) => reasonOf(claim, expected, isOpen, token),
  };
}

function reasonOf(claim: ClaimName, expected: string, isOpen: boolean, token: Token): Reason {
  const texts = claimValues(token, claim);
  const received = shownClaim(token, claim);
  if (texts === undefined) return { code: "absent", claim, expected, received };
  const code = isOpen && texts.length > 0 ? "unknown-value" : "mismatch";
  return { code, claim, expected, received };
}

/** `"a" or "release/*"`. */
function shownTexts(texts: readonly PolicyText[]): string {
  return texts.map((text) => JSON.stringify(text.toString())).join(" or ");
}
