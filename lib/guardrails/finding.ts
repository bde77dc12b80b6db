/**
 * The worst first. error: somebody outside gets in, or it can never work. warning: wider than most intend. info: worth
 * knowing.
 */
export const SEVERITIES = ["error", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One violation of a guard rail. */
export interface Finding {
  /** Rule id, `trust/any-ref`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the stack. */
  readonly stack: string;
  /** Terraform address of the resource that is wrong. */
  readonly address: string;
  /** What is wrong, in the user's words. */
  readonly message: string;
  /** What was given, as text. */
  readonly given?: string;
  /** What is allowed in its place. */
  readonly allowed?: string;
  readonly fix: string;
  /** Equal for the same finding in another run: rule, place and subject, never a line number. */
  readonly fingerprint: string;
  /** Construct path, where the input carries it. */
  readonly constructPath?: string;
  /** File, and line of the program where it is known. */
  readonly location?: { readonly file: string; readonly line?: number };
}

/** What a rule says of one violation; the rest is filled in by `judge`. */
export interface Violation {
  readonly stack: string;
  readonly address: string;
  /** @default - the rule's severity */
  readonly severity?: Severity;
  readonly message: string;
  readonly given?: string;
  readonly allowed?: string;
  /** @default - the rule's fix */
  readonly fix?: string;
  /** Tells several violations of one rule at one address apart. */
  readonly subject?: string;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Whether a severity reaches a threshold. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return rank(severity) <= rank(threshold);
}

/** Orders findings for readers: the worst first, then by place and rule. */
export function byUrgency(a: Finding, b: Finding): number {
  return (
    rank(a.severity) - rank(b.severity) ||
    compareText(a.stack, b.stack) ||
    compareText(a.address, b.address) ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
