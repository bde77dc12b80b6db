import * as fc from "fast-check";

/** Cases for each law. */
export const RUNS = Number(process.env["LAWS_RUNS"] ?? 200);

/** Throws where it does not hold; `false` says that its premise did not. */
export type Law<T> = ((value: T) => boolean) | ((value: T) => void);

/** Runs a law, and returns in how many cases its premise held. */
export function check<T>(values: fc.Arbitrary<T>, law: Law<T>): number {
  let applied = 0;
  fc.assert(
    fc.property(values, (value) => {
      if (law(value) !== false) applied++;
    }),
    { numRuns: RUNS },
  );
  return applied;
}
