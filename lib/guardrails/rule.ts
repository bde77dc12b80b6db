import type { Severity, Violation } from "./finding";
import type { Input } from "./input";

/** A guard rail: one rule, one file. */
export interface Rule {
  /** `<area>/<name>`, stable across releases. */
  readonly id: string;
  /** The severity of its violations, or the worst of them where the rule grades. */
  readonly severity: Severity;
  /** One line: what is wrong. */
  readonly title: string;
  /** Why it matters, and the source of the rule (vendor page or RFC). */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  check(input: Input): Iterable<Violation>;
}
