/** `null` where it cannot be decided. */
export type Verdict = boolean | null;

/** All of several verdicts. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}
