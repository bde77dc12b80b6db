import { type Grant, isEmptyGrant, subtract } from "./grant";
import type { Token } from "./token";
import type { Trust } from "./trust";
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
// "unknown", which a caller must take as wider.

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
  try {
    for (const grant of a.grants) {
      if (isEmptyGrant(grant)) continue;
      const found = survivor(grant, b.grants, 0, work);
      if (found !== undefined) return found;
    }
    return undefined;
  } catch (error) {
    if (error instanceof OutOfBudget || isTooManyNodes(error)) return "unknown";
    throw error;
  }
}

class OutOfBudget extends Error {}

function survivor(
  grant: Grant,
  others: readonly Grant[],
  next: number,
  work: { steps: number },
): Grant | undefined {
  const other = others[next];
  if (other === undefined) return grant;
  if (work.steps-- <= 0) throw new OutOfBudget();
  for (const rest of subtract(grant, other)) {
    const found = survivor(rest, others, next + 1, work);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTooManyNodes(error: unknown): boolean {
  return error instanceof Error && error.constructor.name === "TooManyNodesError";
}
