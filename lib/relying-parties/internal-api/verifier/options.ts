import { UsageError } from "../../../core/errors";
import type { DecisionRecord } from "./decision-record";
import type { KeyOptions } from "./keys";

export interface VerifierOptions extends KeyOptions {
  /**
   * By how much the clocks of GitLab and of the service may differ, in seconds, up to 300.
   * @default 5
   */
  readonly clockTolerance?: number;
  /**
   * Longest token that is looked at, in bytes.
   * @default 16384
   */
  readonly maxTokenBytes?: number;
  /**
   * Told of every decision, once.
   * @default - nobody
   */
  readonly log?: (decision: DecisionRecord) => void;
  /**
   * The time, for tests.
   * @default - the clock of the machine
   */
  readonly now?: () => Date;
  /**
   * File that the policy was read from, for messages.
   * @default - none
   */
  readonly where?: string;
}

const BOUNDS = {
  clockTolerance: [0, 300],
  maxTokenBytes: [256, 1_048_576],
  keyTimeout: [1, 60],
  keyCooldown: [0, 3600],
  keyMaxAge: [1, 86_400],
} as const;

/** @throws UsageError ERR_PROP for a number that is none, or out of bounds */
export function checkOptions(options: VerifierOptions): void {
  for (const [name, [least, most]] of Object.entries(BOUNDS)) {
    const value = options[name as keyof typeof BOUNDS];
    if (value === undefined || (Number.isFinite(value) && value >= least && value <= most))
      continue;
    throw new UsageError("ERR_PROP", `${name} is not allowed`, {
      given: String(value),
      allowed: `a number from ${least} to ${most}`,
    });
  }
}
