import { expect } from "@jest/globals";
import {
  and,
  CannotExpressError,
  compare,
  contains,
  or,
  type Token,
  type Trust,
} from "../../lib/core";
import type { Decision } from "../../lib/relying-parties";
import { mintable, type World } from "../support/generators";

/** What a compiler writes; `undefined` where the relying party cannot express the trust. */
export function expressed<Written>(compile: () => Written): Written | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof CannotExpressError) return undefined;
    throw error;
  }
}

/** Reading gives the trust back, for all tokens that GitLab can mint. */
export function expectSame(trust: Trust, read: Trust, world: World): void {
  const possible = mintable(world);
  expect(compare(and(trust, possible), and(read, possible))).toEqual({ kind: "same" });
}

/** Evaluator and reader say of the token what is expected. */
export function expectBoth(
  token: Token,
  expected: boolean,
  verdicts: { readonly evaluated: Decision["admitted"]; readonly read: boolean },
): void {
  expect({ token, ...verdicts }).toEqual({ token, evaluated: expected, read: expected });
}

/** The evaluator admits what the reading contains, or less where the reading is an upper bound. */
export function expectBounded(
  token: Token,
  admitted: Decision["admitted"],
  { trust, isExact }: { readonly trust: Trust; readonly isExact: boolean },
): void {
  const contained = contains(trust, token);
  const agrees = isExact ? admitted === contained : contained || admitted === false;
  expect({ token, admitted, contained, agrees }).toEqual({
    token,
    admitted,
    contained,
    agrees: true,
  });
}

/** One version of what admits tokens. */
export interface Version {
  readonly trust: Trust;
  readonly admits: (token: Token) => Decision["admitted"];
}

/** Versions before and after: any two trusts, and one that loses some of its tokens. */
export function versionsOf(trust: Trust, other: Trust): readonly (readonly [Trust, Trust])[] {
  return [
    [trust, other],
    [or(trust, other), trust],
  ];
}

/**
 * A version that compare does not call wider admits no token that the one before refuses.
 * @returns whether compare says so of the two
 */
export function expectNothingGained(
  before: Version,
  after: Version,
  tokens: readonly Token[],
): boolean {
  const { kind } = compare(before.trust, after.trust);
  if (kind !== "same" && kind !== "narrower") return false;
  for (const token of tokens) {
    const gained = after.admits(token) === true && before.admits(token) === false;
    expect({ token, gained }).toEqual({ token, gained: false });
  }
  return true;
}
