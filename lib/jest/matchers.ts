import { compare, describeClaim, grantKey, showValue, type Token } from "../core";
import { check } from "../review/check";
import { stackOf } from "./stacks";
import { trustIn, type TrustSubject, trustSubject, verdictOf } from "./subject";

/** The answer of a matcher, as expect wants it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The token belongs to the trust; a document admits it as written. */
export function toAdmit(received: unknown, token: Token): MatcherResult {
  const { admitted, failing } = verdictOf(trustSubject(received, "toAdmit"), token);
  const why = failing.map(line).join("\n");
  return {
    pass: admitted === true,
    message: () =>
      admitted === true
        ? `expected the token to be refused, and it is admitted (sub ${describeClaim(token, "sub")})`
        : `expected the token to be admitted, and it is ${admitted === null ? "undecided" : "refused"}\n${why}`,
  };
}

/** The token is refused, and this claim is the only reason. */
export function toRefuse(received: unknown, token: Token, claim: string): MatcherResult {
  const { admitted, failing } = verdictOf(trustSubject(received, "toRefuse"), token);
  const claims = [...new Set(failing.map((f) => f.claim))];
  const pass = admitted === false && claims.length === 1 && claims[0] === claim;
  return {
    pass,
    message: () => {
      if (pass) return `expected ${claim} not to be the only reason for refusing the token`;
      if (admitted === true)
        return `expected the token to be refused because of ${claim}, and it is admitted`;
      if (admitted === null)
        return `expected the token to be refused because of ${claim}, and it is undecided`;
      return `expected ${claim} to be the only reason for refusing the token, and it is refused because of\n${failing.map(line).join("\n")}`;
    },
  };
}

/** Every token of the received trust belongs to the other one. */
export function toBeNoWiderThan(received: unknown, other: TrustSubject): MatcherResult {
  const trust = trustIn(trustSubject(received, "toBeNoWiderThan"));
  const { kind, gained } = compare(trustIn(trustSubject(other, "toBeNoWiderThan")), trust);
  const pass = kind === "same" || kind === "narrower";
  return {
    pass,
    message: () => {
      if (pass)
        return `expected the trust to be wider, and it is ${kind}: ${showValue(trust.grants.map(grantKey).join(" | "))}`;
      if (gained === undefined)
        return `expected the trust to be no wider, and that cannot be decided (${kind})`;
      return `expected the trust to be no wider, and it newly admits\n${shown(gained)}`;
    },
  };
}

export interface FindingsOptions {
  /**
   * Least severity that counts.
   * @default "warning"
   */
  readonly atLeast?: "error" | "warning" | "info";
  /** UTC date for expiries, `YYYY-MM-DD`. @default - acknowledgements do not expire */
  readonly today?: string;
}

const RANK = { error: 0, warning: 1, info: 2 };

/** The guard rails find nothing in the synthesized stack. */
export function toHaveNoFindings(received: unknown, options: FindingsOptions = {}): MatcherResult {
  if (typeof received !== "string" && (typeof received !== "object" || received === null)) {
    throw new TypeError("toHaveNoFindings takes a synthesized stack, or Terraform JSON");
  }
  const { atLeast = "warning", today = "0000-01-01" } = options;
  const { findings } = check([stackOf(received)], { today });
  const counted = findings.filter((f) => RANK[f.severity] <= RANK[atLeast]);
  return {
    pass: counted.length === 0,
    message: () =>
      counted.length === 0
        ? "expected the guard rails to find something, and they find nothing"
        : `expected the guard rails to find nothing, and they find\n${counted.map((f) => `  ${f.severity} ${f.rule} at ${f.address}: ${f.message}`).join("\n")}`,
  };
}

/** A token as a reader knows it: a value that is not known yet is its reference. */
function shown(token: Token): string {
  const text = (_: string, value: unknown) =>
    typeof value === "string" ? showValue(value) : value;
  return JSON.stringify(token, text, 2);
}

function line({
  claim,
  expected,
  received,
}: {
  readonly claim: string;
  readonly expected: string;
  readonly received: string;
}): string {
  return `  ${claim}: expected ${expected}, received ${received}`;
}
