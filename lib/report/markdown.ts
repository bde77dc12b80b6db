/** User text that Markdown shows as it is, on one line: no markup, no HTML, no mention of a user or an issue. */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ")
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

/** GitLab takes notes of up to 1,000,000 characters; what is longer than this nobody reads. */
const MOST_CHARACTERS = 60_000;

/** A note of these sections: whole ones only, so that no table or picture is cut. */
export function markdownNote(sections: readonly string[]): string {
  const kept: string[] = [];
  let size = 0;
  for (const section of sections) {
    size += section.length + 2;
    if (size > MOST_CHARACTERS) {
      kept.push("The rest is too long for a note: see the report of the job.");
      break;
    }
    kept.push(section);
  }
  return `${kept.join("\n\n")}\n`;
}
