import { type Acknowledged, acknowledge, type Acknowledgement } from "./acknowledgement";
import { byUrgency, type Finding, type Violation } from "./finding";
import type { Input } from "./input";
import { RULES } from "./registry";
import type { Rule } from "./rule";

export interface JudgeOptions {
  /** The UTC date, `YYYY-MM-DD`: the only clock, and only for expiries. */
  readonly today: string;
  /** @default - none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** @default - every rule of the package */
  readonly rules?: readonly Rule[];
}

/** Checks an input against the guard rails. A rule that throws is a finding, never a pass. */
export function judge(input: Input, options: JudgeOptions): Acknowledged {
  const findings = (options.rules ?? RULES).flatMap((rule) => findingsOf(rule, input));
  const result = acknowledge(findings, options.acknowledgements ?? [], options.today);
  return { ...result, findings: [...result.findings].sort(byUrgency) };
}

function findingsOf(rule: Rule, input: Input): readonly Finding[] {
  try {
    return [...rule.check(input)].map((violation) => complete(rule, violation, input));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [
      {
        rule: "guard-rail/failed",
        severity: "error",
        stack: "",
        address: rule.id,
        message: `the guard rail ${rule.id} could not be evaluated: ${message}`,
        fix: "report it with the input that made it fail; until then nothing it guards counts as checked",
        fingerprint: `guard-rail/failed@${rule.id}`,
      },
    ];
  }
}

function complete(rule: Rule, violation: Violation, input: Input): Finding {
  const { subject, severity, fix, ...said } = violation;
  const place = input.place(violation.stack, violation.address);
  return {
    ...said,
    rule: rule.id,
    severity: severity ?? rule.severity,
    fix: fix ?? rule.fix,
    fingerprint: `${rule.id}@${said.stack}:${said.address}${subject === undefined ? "" : `#${subject}`}`,
    ...place,
  };
}
