import type { Rule } from "../guardrails/rule";
import { type Paint, unpainted } from "./paint";

/** A rule in full: what it finds, why it matters, what to do. */
export function ruleText(
  { id, severity, title, why, fix }: Rule,
  paint: Paint = unpainted,
): string {
  return [
    `${paint(severity, severity)}  ${paint("heading", id)}`,
    "",
    title,
    "",
    `why  ${why}`,
    `fix  ${fix}`,
    "",
  ].join("\n");
}
