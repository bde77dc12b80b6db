import {
  acknowledge,
  type AcknowledgedFinding,
  type Acknowledgement,
} from "../guardrails/acknowledgement";
import { byUrgency, type Finding } from "../guardrails/finding";
import { judge } from "../guardrails/judge";
import type { Rule } from "../guardrails/rule";
import type { Stack } from "../terraform";
import { inputOf, type InputOptions } from "./input";
import { sideAcknowledgements } from "./side-acknowledgements";

export interface CheckOptions extends InputOptions {
  /** The UTC date, `YYYY-MM-DD`, with which expiries are compared. */
  readonly today: string;
  /**
   * Accepted findings, beside those of the side files.
   * @default - none
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** @default - every rule of the package */
  readonly rules?: readonly Rule[];
}

/** The answer to which guard rails are violated. */
export interface Check {
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Sentences for whoever reads the answer. */
  readonly notes: readonly string[];
}

/**
 * Judges stacks as Terraform will apply them.
 * @throws UsageError ERR_USAGE, ERR_SUBJECT_TEMPLATE where an option does not fit the stacks
 */
export function check(stacks: readonly Stack[], options: CheckOptions): Check {
  const { today, acknowledgements = [], rules, sides = new Map() } = options;
  const input = inputOf(stacks, options);
  const { findings } = judge(input, { today, ...(rules === undefined ? {} : { rules }) });
  const accepted = [...acknowledgements, ...sideAcknowledgements(sides, findings)];
  const answer = acknowledge(findings, accepted, today);
  return {
    findings: [...answer.findings].sort(byUrgency),
    acknowledged: answer.acknowledged,
    notes:
      input.identities.length === 0
        ? ["nothing in the input decides about tokens: there is no trust to judge"]
        : [],
  };
}
