import type { Rule } from "./rule";

const HEAD = ["rule", "severity", "what is wrong", "why it matters", "what to do"];

/** The rules as a Markdown table, in the order given. */
export function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, title, why, fix }) => [
    `\`${id}\``,
    severity,
    ...[title, why, fix].map(cell),
  ]);
  return [HEAD, HEAD.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Text that Markdown shows as it is, in one cell. */
function cell(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|]/g, (mark) => `\\${mark}`)
    .trim();
}
