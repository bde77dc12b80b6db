/** A real part that a machine may lack; tests that need it are skipped there. */
export interface Part {
  readonly name: string;
  /** Why it cannot be used here; undefined where it can. */
  readonly missing: string | undefined;
  /** An environment variable: set to 1, a missing part fails the tests instead of skipping them. */
  readonly requiredBy: string;
}

/** One line for the log of a test run. */
export function partLine(part: Part, found: string): string {
  return part.missing === undefined
    ? `${part.name}: ${found}`
    : `SKIPPED: ${part.name}: ${part.missing}`;
}
