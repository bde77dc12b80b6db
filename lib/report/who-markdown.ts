import type { AccessPath } from "../access";
import { isProduction, productionFirst } from "./production";
import { count } from "./count";
import { duration } from "./duration";
import { markdownNote, markdownTable, markdownText } from "./markdown";
import { PATH_COLUMNS, pathCells } from "./path-cells";

const MOST_ROWS = 100;

/**
 * Who reaches what as a note: how many paths in the first line, then one path a row, with what stands in its way and how long it
 * lasts. What is told is what the input declares, not what was observed.
 */
export function whoMarkdown(paths: readonly AccessPath[]): string {
  const head = [...PATH_COLUMNS, "resources", "needs", "ends at the latest after", "assumed"];
  const sections = [
    [`**${verdict(paths)}**`],
    markdownTable(head, productionFirst(paths).slice(0, MOST_ROWS).map(row)),
    paths.length > MOST_ROWS ? [`and ${paths.length - MOST_ROWS} more: see the CSV`] : [],
    ["_Declared, not observed._"],
  ];
  return markdownNote(sections.filter((lines) => lines.length > 0).map((l) => l.join("\n")));
}

function verdict(paths: readonly AccessPath[]): string {
  if (paths.length === 0) return "No path reaches an identity";
  const identities = new Set(paths.map(({ stack, identity }) => JSON.stringify([stack, identity])));
  const verb = paths.length === 1 ? "reaches" : "reach";
  const inProduction = paths.filter(isProduction).length;
  const marked = inProduction === 0 ? "" : `, ${inProduction} of them to production`;
  return `${count(paths.length, "path")} ${verb} ${count(identities.size, "identity", "identities")}${marked}`;
}

function row(path: AccessPath): readonly string[] {
  const { resources, approvals, assumed, revocation } = path;
  const life = revocation.seconds === null ? "no bound" : duration(revocation.seconds);
  return [
    ...pathCells(path),
    ...[resources, approvals, [life], assumed].map((lines) => markdownText(lines.join("; "))),
  ];
}
