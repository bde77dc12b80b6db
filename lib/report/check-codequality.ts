import { FederationError } from "../core";
import type { Finding, Severity } from "../guardrails/finding";
import type { Check } from "../review/check";
import {
  type CodeQualityEntry,
  codeQualityProblem,
  type CodeQualitySeverity,
} from "./codequality-entry";
import { plain } from "./plain";

const SEVERITIES: Readonly<Record<Severity, CodeQualitySeverity>> = {
  error: "critical",
  warning: "major",
  info: "info",
};

/** Where a finding has no file of its own: the widget wants one. */
export const NOWHERE = "cdk.tf.json";

/**
 * The findings as GitLab's Code Quality report: every entry has all that GitLab's parser wants, since one entry without
 * makes it stop. Fingerprints hold no line number, so that a moved line is no new finding; of equal ones the first is told.
 * @throws FederationError ERR_INTERNAL where an entry is not what GitLab's parser takes
 */
export function checkCodeQuality({ findings }: Pick<Check, "findings">): string {
  const entries = new Map<string, CodeQualityEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding);
    const problem = codeQualityProblem(entry);
    if (problem !== undefined) throw unfit(finding, problem);
    if (!entries.has(entry.fingerprint)) entries.set(entry.fingerprint, entry);
  }
  return `${JSON.stringify([...entries.values()], undefined, 2)}\n`;
}

function entryOf({
  rule,
  severity,
  message,
  fix,
  fingerprint,
  location,
}: Finding): CodeQualityEntry {
  return {
    description: plain(`${message}. Fix: ${fix}`),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: {
      path: relativeFile(location?.file ?? NOWHERE),
      lines: { begin: location?.line ?? 1 },
    },
  };
}

function unfit({ rule, address }: Finding, problem: string): FederationError {
  return new FederationError(
    "ERR_INTERNAL",
    `a finding cannot stand in a Code Quality report: ${problem}`,
    { given: `${rule} at ${address}`, fix: "report it, and use --format json until then" },
  );
}

/** Paths are taken relative to the repository; steps out of it lead nowhere. */
export function relativeFile(file: string): string {
  const parts: string[] = [];
  for (const part of file
    .replace(/\\/g, "/")
    .replace(/^[A-Za-z]:\//, "")
    .split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/") || NOWHERE;
}
