import * as fc from "fast-check";
import { and, CLAIMS, exact, type Token, type Trust, trustOf } from "../../lib/core";
import { nearMisses, tokens, trusts, type World } from "./generators";

/** The audience of the API, one that the worlds' tokens have now and then. */
export const API_AUDIENCE = "https://aws.example";

/** Trusts in jobs of a world's issuer, for the audience of the API. */
export function apiTrusts(world: World): fc.Arbitrary<Trust> {
  const own = trustOf({ iss: exact(world.declared.issuer.url), aud: exact(API_AUDIENCE) });
  return trusts(world).map((trust) => and(own, trust));
}

/** A token near a trust. */
export interface ApiJob {
  readonly tokenNear: (trust: Trust) => Token;
  /** Whether a claim is of another type than GitLab gives it, or gone. */
  readonly isOdd: boolean;
}

/** Tokens as GitLab mints them, and now and then one that it does not. */
export function apiJobs(world: World): fc.Arbitrary<ApiJob> {
  const odd = fc.option(
    fc.record({
      claim: fc.constantFrom(...CLAIMS.map(({ name }) => name)),
      value: fc.constantFrom<unknown>(undefined, null, 20, true, [], ["main"], [20], { a: "b" }),
    }),
    { nil: undefined },
  );
  return fc
    .tuple(tokens(world), nearMisses(world), fc.boolean(), odd)
    .map(([token, miss, isNear, change]) => ({
      isOdd: change !== undefined,
      tokenNear: (trust) => {
        const claims: Token = { ...(isNear ? miss(trust) : token) };
        return change === undefined ? claims : { ...claims, [change.claim]: change.value };
      },
    }));
}

/** The token without claims of a type that GitLab never gives them: those meet no condition. */
export function wellTyped(token: Token): Token {
  const kept = CLAIMS.filter(({ name, type }) => {
    const value = token[name];
    if (typeof value === "string") return true;
    return type === "strings"
      ? Array.isArray(value)
      : type === "number" && typeof value === "number";
  });
  return Object.fromEntries(kept.map(({ name }) => [name, token[name]]));
}
