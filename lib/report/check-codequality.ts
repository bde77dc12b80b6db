import type { Finding, Severity } from "../guardrails/finding";
import type { Check } from "../review/check";

/** GitLab's words (docs.gitlab.com, "Code Quality": info, minor, major, critical, blocker). */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "major",
  info: "info",
};

/** Where a finding has no file of its own: the widget wants one. */
export const NOWHERE = "cdk.tf.json";

/**
 * The findings as GitLab's Code Quality report: every entry has all that GitLab's parser wants, since one entry without
 * makes it stop. Fingerprints hold no line number, so that a moved line is no new finding; equal ones would be one.
 */
export function checkCodeQuality({ findings }: Pick<Check, "findings">): string {
  const entries = new Map(findings.map((finding) => [finding.fingerprint, entryOf(finding)]));
  return `${JSON.stringify([...entries.values()], undefined, 2)}\n`;
}

function entryOf({ rule, severity, message, fix, fingerprint, location }: Finding): object {
  return {
    description: `${message}. Fix: ${fix}`,
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: {
      path: relativeFile(location?.file ?? NOWHERE),
      lines: { begin: Math.max(1, location?.line ?? 1) },
    },
  };
}

/** Paths are taken relative to the repository. */
export function relativeFile(file: string): string {
  return file.replace(/^(?:\.?\/)+/, "") || NOWHERE;
}
