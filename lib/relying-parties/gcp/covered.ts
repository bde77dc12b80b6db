import type { Trust } from "../../core";
import { covers } from "../../core/grant";

/** Each grant once, and none that another one covers: a condition and a member often say the same. */
export function withoutCovered({ grants }: Trust): Trust {
  if (grants.length < 2) return { grants };
  const kept = grants.filter(
    (grant, i) =>
      !grants.some(
        (other, j) => i !== j && covers(other, grant) && (j < i || !covers(grant, other)),
      ),
  );
  return { grants: kept };
}
