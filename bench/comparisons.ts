import { compare, exact, glob, or, type Trust, trustOf } from "../dist/core";
import { type Figure, median } from "./goals";

/** Comparing two trusts. */
export function comparisons(): readonly Figure[] {
  const exactTrust = (last: string): Trust =>
    or(
      ...Array.from({ length: 20 }, (_, i) =>
        trustOf({
          iss: exact("https://gitlab.com"),
          project_id: exact(String(1000 + i)),
          ref_type: exact("branch"),
          ref: exact(i === 19 ? last : "main"),
          ref_protected: exact("true"),
        }),
      ),
    );
  const patternTrust = (last: string): Trust =>
    or(
      ...Array.from({ length: 5 }, (_, i) =>
        trustOf({
          project_path: glob(`group-${i}/*`),
          ref_type: exact("branch"),
          ref: glob(i === 4 ? last : `release/*-${i}`),
        }),
      ),
    );
  return [
    figure("comparing two trusts of 20 exact grants", exactTrust("main"), exactTrust("develop"), 1),
    figure("comparing two trusts of five patterns", patternTrust("a/*"), patternTrust("a*"), 50),
  ];
}

function figure(name: string, before: Trust, after: Trust, atMost: number): Figure {
  for (let i = 0; i < 50; i++) compare(before, after);
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    compare(before, after);
    return performance.now() - start;
  });
  return { name, value: median(times), unit: "ms", goal: { atMost } };
}
