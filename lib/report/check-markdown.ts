import { type Finding, SEVERITIES } from "../guardrails/finding";
import type { Check } from "../review/check";
import { count } from "./count";
import { markdownNote, markdownTable, markdownText } from "./markdown";

const MOST_ROWS = 100;

/** The findings as a note on a merge request: the verdict in the first line, the worst first, what was accepted and why. */
export function checkMarkdown({ findings, acknowledged }: Omit<Check, "notes">): string {
  const shown = findings.slice(0, MOST_ROWS);
  const more = findings.length - shown.length;
  const accepted = acknowledged.slice(0, MOST_ROWS).map(({ finding, acknowledgement }) => {
    const { reason, until = "" } = acknowledgement;
    return [finding.rule, finding.address, reason, until].map(markdownText);
  });
  const sections = [
    [`**${verdict(findings)}**`],
    markdownTable(["severity", "rule", "where", "what is wrong", "fix"], shown.map(row)),
    more > 0 ? [`and ${more} more`] : [],
    accepted.length === 0 ? [] : [`#### ${count(acknowledged.length, "acknowledged finding")}`],
    markdownTable(["rule", "where", "reason", "until"], accepted),
  ];
  return markdownNote(sections.filter((lines) => lines.length > 0).map((l) => l.join("\n")));
}

function verdict(findings: readonly Finding[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}`];
  });
  return counts.length === 0 ? "No guard rail is violated" : `Guard rails: ${counts.join(", ")}`;
}

function row({ severity, rule, stack, address, message, fix }: Finding): readonly string[] {
  const place = stack === "" ? address : `${stack}:${address}`;
  return [severity, rule, place, message, fix].map(markdownText);
}
