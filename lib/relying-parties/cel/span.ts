import { and, EVERYBODY, except, grantKey, NOBODY, or, type Trust } from "../../core";

/** A set of tokens of which only bounds may be known. */
export interface Span {
  /** Every token that may belong to it. */
  readonly upper: Trust;
  /** Only tokens that belong to it for certain. */
  readonly lower: Trust;
}

export const ALL: Span = { upper: EVERYBODY, lower: EVERYBODY };
export const NONE_OF_THEM: Span = { upper: NOBODY, lower: NOBODY };
/** Nothing is known. */
export const OPEN: Span = { upper: EVERYBODY, lower: NOBODY };

/** Grants of one set: what takes more is bounded more coarsely. */
const MAX_GRANTS = 2000;
/** Pairs of grants that an intersection looks at. */
const MAX_PAIRS = 1000;

export function certain(trust: Trust): Span {
  return { upper: trust, lower: trust };
}

export function both(a: Span, b: Span): Span {
  if (isEverybody(a)) return b;
  if (isEverybody(b)) return a;
  return { upper: meetUpper(a.upper, b.upper), lower: meetLower(a.lower, b.lower) };
}

export function either(a: Span, b: Span): Span {
  if (isEverybody(a) || isEverybody(b)) return ALL;
  return { upper: joinUpper(a.upper, b.upper), lower: joinLower(a.lower, b.lower) };
}

/** The tokens of `a` that `b` lacks. */
export function without(a: Span, b: Span): Span {
  return {
    upper: reduced(a.upper, b.lower).trust,
    lower: lowerOf(reduced(a.lower, b.upper)),
  };
}

/** Grants that a subtraction may leave: with more, what is left to subtract stays in. */
const MAX_REST = 300;

function reduced(trust: Trust, gone: Trust): { readonly trust: Trust; readonly isWhole: boolean } {
  let rest = trust;
  for (const grant of gone.grants) {
    const next = except(rest, { grants: [grant] });
    if (next.grants.length > MAX_REST) return { trust: rest, isWhole: false };
    rest = next;
  }
  return { trust: rest, isWhole: true };
}

function lowerOf({ trust, isWhole }: ReturnType<typeof reduced>): Trust {
  return isWhole ? trust : NOBODY;
}

export function isExact({ upper, lower }: Span): boolean {
  if (upper === lower) return true;
  const keys = new Set(lower.grants.map(grantKey));
  return upper.grants.every((grant) => keys.has(grantKey(grant)));
}

function isEverybody(span: Span): boolean {
  return span.upper === EVERYBODY && span.lower === EVERYBODY;
}

function meetUpper(a: Trust, b: Trust): Trust {
  if (a.grants.length * b.grants.length > MAX_PAIRS) {
    return a.grants.length < b.grants.length ? a : b;
  }
  return and(a, b);
}

function meetLower(a: Trust, b: Trust): Trust {
  return a.grants.length * b.grants.length > MAX_PAIRS ? NOBODY : and(a, b);
}

function joinUpper(a: Trust, b: Trust): Trust {
  return a.grants.length + b.grants.length > MAX_GRANTS ? EVERYBODY : or(a, b);
}

function joinLower(a: Trust, b: Trust): Trust {
  return a.grants.length + b.grants.length > MAX_GRANTS ? a : or(a, b);
}
