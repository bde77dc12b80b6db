import * as fc from "fast-check";
import { CannotExpressError, exact, restrict, type Trust, withoutClaim } from "../../../lib/core";
import { trusts as plainTrusts } from "../../support/aws-trusts";
import { trusts, type World } from "../../support/generators";

/** Audiences that the generated tokens have. */
export const AUDIENCES = [
  "https://aws.example",
  "https://vault.example",
  "aws:111122223333",
  "https://gitlab.com",
];

/** One or two trusts over a world, for the tokens of its issuer and one audience: strange ones, and ordinary ones. */
export function partyTrusts(
  world: World,
): fc.Arbitrary<{ readonly audience: string; readonly all: readonly Trust[] }> {
  const { url } = world.declared.issuer;
  return fc
    .record({
      audience: fc.constantFrom(...AUDIENCES),
      drawn: fc.array(fc.oneof(trusts(world), plainTrusts(world), plainTrusts(world)), {
        minLength: 1,
        maxLength: 2,
      }),
    })
    .map(({ audience, drawn }) => ({
      audience,
      all: drawn.map((trust) =>
        restrict(restrict(withoutClaim(trust, "aud"), "iss", exact(url)), "aud", exact(audience)),
      ),
    }));
}

/** What a compiler writes; nothing where it refuses to. */
export function unlessRefused<T>(compile: () => readonly T[]): readonly T[] {
  try {
    return compile();
  } catch (error) {
    if (error instanceof CannotExpressError) return [];
    throw error;
  }
}
