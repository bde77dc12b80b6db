import { type Grant, isEmptyGrant, subtract } from "./grant";
import { isEmpty, isTooLarge } from "./language";
import type { Token } from "./token";
import { grantKey, type Trust } from "./trust";
import { grantWitness } from "./witness";

// A trust `a` lies within a trust `b` where nothing of `a` remains when the grants of `b` are taken away.
//
// - Take a grant of `a`; if it is empty, it lies within anything.
// - Take away one grant of `b`: what remains is a union of disjoint grants, in which one claim at a time leaves the
//   language of that grant while the claims before it stay inside.
// - Go on with each remaining grant and the next grant of `b`.
// - A grant that outlives all of `b` holds tokens that `b` lacks: its witness proves it.
//
// The number of remaining grants can grow with each step; a budget bounds the steps, and beyond it the answer is
// "unknown", which a caller must take as wider. A pattern whose automaton grows too large gives the same answer.
//
// A list claim (`aud`) belongs to a grant where one of its members does. Member by member the steps above stay right:
// whichever member let a token into `a` is in the language of some grant of `b`.

export interface CompareOptions {
  /**
   * Steps (one grant taken from another) before the answer is "unknown".
   * @default 20000
   */
  readonly budget?: number;
}

export interface Comparison {
  /** What `after` is, compared with `before`. */
  readonly kind: "same" | "wider" | "narrower" | "incomparable" | "unknown";
  /** A token of `after` that `before` lacks, where kind is wider or incomparable. */
  readonly gained?: Token;
  /** A token of `before` that `after` lacks, where kind is narrower or incomparable. */
  readonly lost?: Token;
}

/** Compares two trusts as sets of tokens. */
export function compare(before: Trust, after: Trust, options: CompareOptions = {}): Comparison {
  const gained = firstOutside(after, before, options);
  const lost = firstOutside(before, after, options);
  if (gained === "unknown" || lost === "unknown") {
    return {
      kind: "unknown",
      ...(typeof gained === "object" && { gained: grantWitness(gained) }),
      ...(typeof lost === "object" && { lost: grantWitness(lost) }),
    };
  }
  if (gained === undefined && lost === undefined) return { kind: "same" };
  if (gained === undefined) return { kind: "narrower", ...(lost && { lost: grantWitness(lost) }) };
  if (lost === undefined) return { kind: "wider", gained: grantWitness(gained) };
  return { kind: "incomparable", gained: grantWitness(gained), lost: grantWitness(lost) };
}

/** Whether every token of `inner` belongs to `outer`; `undefined` where the budget ran out. */
export function isWithin(
  inner: Trust,
  outer: Trust,
  options: CompareOptions = {},
): boolean | undefined {
  const outside = firstOutside(inner, outer, options);
  return outside === "unknown" ? undefined : outside === undefined;
}

/** A grant of tokens that `a` has and `b` lacks. */
function firstOutside(a: Trust, b: Trust, options: CompareOptions): Grant | undefined | "unknown" {
  const work = { steps: options.budget ?? 20_000 };
  const shared = new Set(b.grants.map(grantKey));
  try {
    for (const grant of a.grants) {
      if (shared.has(grantKey(grant)) || isEmptyGrant(grant)) continue;
      const found = survivor(grant, b.grants, work);
      if (found !== undefined) return found;
    }
    return undefined;
  } catch (error) {
    if (error instanceof OutOfBudget || isTooLarge(error)) return "unknown";
    throw error;
  }
}

class OutOfBudget extends Error {}

/** What first outlives all others. A list of what is left to do, not recursion: there may be thousands of grants. */
function survivor(
  grant: Grant,
  others: readonly Grant[],
  work: { steps: number },
): Grant | undefined {
  const pending = [{ grant, next: 0 }];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const next = item.next + 1;
    const other = others[item.next];
    if (other === undefined) return item.grant;
    if (work.steps-- <= 0) throw new OutOfBudget();
    const rest = subtract(item.grant, other, isEmpty);
    pending.push(...rest.map((grant) => ({ grant, next })).reverse());
  }
  return undefined;
}
