import type { Finding } from "../guardrails/finding";
import type { Check } from "../review/check";

/** The findings as JSON. */
export function checkJson({ findings }: Pick<Check, "findings">): string {
  return `${JSON.stringify({ schemaVersion: 1, findings: findings.map(findingJson) }, undefined, 2)}\n`;
}

/** In one order of members, whatever made the finding. */
function findingJson(finding: Finding): Finding {
  const { rule, severity, stack, address, message, given, allowed, fix, fingerprint } = finding;
  const { constructPath, location } = finding;
  return {
    rule,
    severity,
    stack,
    address,
    message,
    ...(given === undefined ? {} : { given }),
    ...(allowed === undefined ? {} : { allowed }),
    fix,
    fingerprint,
    ...(constructPath === undefined ? {} : { constructPath }),
    ...(location === undefined ? {} : { location }),
  };
}
