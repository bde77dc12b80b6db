/** User text that Markdown shows as it is, on one line: no markup, no HTML, no mention of a user or an issue. */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|#+!~&:$^-]/g, (mark) => `\\${mark}`)
    .replace(/[@%]/g, (mark) => `${mark}\u2060`)
    .trim();
}

/** A table with these columns; nothing where it has no row. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
}
