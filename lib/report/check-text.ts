import type { AcknowledgedFinding } from "../guardrails/acknowledgement";
import { type Finding, SEVERITIES } from "../guardrails/finding";
import type { Check } from "../review/check";
import { count } from "./count";
import { type Paint, unpainted } from "./paint";
import { plain } from "./plain";

const INDENT = "         ";

/** The findings as text: by stack, the worst first, what was accepted, and how many. */
export function checkText({ findings, acknowledged }: Check, paint: Paint = unpainted): string {
  const stacks = [...new Set(findings.map((f) => f.stack))].sort();
  const sections = [
    ...stacks.flatMap((stack) => [
      paint("heading", stackTitle(stack)),
      ...findings.filter((f) => f.stack === stack).map((f) => findingText(f, paint)),
    ]),
    ...(acknowledged.length > 0
      ? [[paint("heading", "acknowledged"), ...acknowledged.map(acknowledgedText)].join("\n")]
      : []),
    closing(findings, acknowledged.length, paint),
  ];
  return `${sections.join("\n\n")}\n`;
}

function stackTitle(stack: string): string {
  return stack === "" ? "all stacks" : `stack ${plain(stack)}`;
}

/** One finding, to be read aloud: how bad, which rule, where, what, given, allowed, what to do. */
function findingText(finding: Finding, paint: Paint): string {
  const { severity, rule, address, message, given, allowed, fix } = finding;
  const rows = [
    ["given", given],
    ["allowed", allowed],
    ["fix", fix],
    ["at", placeText(finding)],
  ].flatMap(([label = "", value]) =>
    value === undefined ? [] : [`${INDENT}${label.padEnd(8)} ${plain(value)}`],
  );
  return [
    `${paint(severity, severity.padEnd(8))} ${rule}  ${paint("heading", plain(address))}`,
    `${INDENT}${plain(message)}`,
    ...rows,
  ].join("\n");
}

function placeText({ location, constructPath }: Finding): string | undefined {
  const parts = [
    ...(location === undefined
      ? []
      : [location.line === undefined ? location.file : `${location.file}:${location.line}`]),
    ...(constructPath === undefined ? [] : [`construct ${constructPath}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function acknowledgedText({ finding, acknowledgement }: AcknowledgedFinding): string {
  const { reason, until } = acknowledgement;
  const end = until === undefined ? "" : ` (until ${plain(until)})`;
  return `${finding.severity.padEnd(8)} ${finding.rule}  ${plain(finding.address)}: ${plain(reason)}${end}`;
}

function closing(findings: readonly Finding[], acknowledged: number, paint: Paint): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const number = findings.filter((f) => f.severity === severity).length;
    if (number === 0) return [];
    return [paint(severity, severity === "info" ? `${number} info` : count(number, severity))];
  });
  const accepted = acknowledged === 0 ? "" : `; ${acknowledged} acknowledged`;
  if (counts.length === 0) return `${paint("good", "no findings")}${accepted}`;
  return `${count(findings.length, "finding")}: ${counts.join(", ")}${accepted}`;
}
