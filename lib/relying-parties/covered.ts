import type { Grant, Trust } from "../core";
import { covers } from "../core/grant";

/**
 * Each grant once, and none that another one covers: a condition and a member often say the same. Of grants that cover each
 * other the one with the fewest constraints stays, the first of several.
 */
export function withoutCovered({ grants }: Trust): Trust {
  if (grants.length < 2) return { grants };
  const kept = grants.filter(
    (grant, i) =>
      !grants.some(
        (other, j) =>
          i !== j &&
          covers(other, grant) &&
          (!covers(grant, other) || isBefore([other, j], [grant, i])),
      ),
  );
  return { grants: kept };
}

function isBefore([a, i]: readonly [Grant, number], [b, j]: readonly [Grant, number]): boolean {
  const [mine, theirs] = [a.constraints.size, b.constraints.size];
  return mine === theirs ? i < j : mine < theirs;
}
