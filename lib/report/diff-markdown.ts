import type { AccessPath } from "../access";
import type { Change, ChangedPath, Diff } from "../review/diff/change";
import { accessGraph } from "./access-graph";
import { kindCounts, pathCounts, productionVerdict, widestFirst } from "./changes";
import { isProduction, productionFirst } from "./production";
import { markdownNote, markdownTable, markdownText } from "./markdown";
import { PATH_COLUMNS, pathCells } from "./path-cells";
import { pathDifferences } from "./path-differences";

const MOST_ROWS = 100;

/**
 * What changed as a note on a merge request: the verdict in the first line, what widens access next, the changed paths as a
 * table and, where GitLab draws it, as a picture.
 */
export function diffMarkdown(diff: Diff): string {
  const { changes, paths, notes } = diff;
  const inProduction = productionVerdict(diff);
  const ordered = widestFirst(changes);
  const sections: readonly (readonly string[])[] = [
    [`**${verdict(changes, paths)}${inProduction === "" ? "" : `; ${inProduction}`}**`],
    notes.map((note) => `- ${markdownText(note)}`),
    table(ordered),
    pathTable("Paths gained", paths.gained),
    pathTable("Paths lost", paths.lost),
    changedTable(paths.changed),
    accessGraph(paths),
    ["_Declared, not observed: what Terraform will do, by set inclusion for each identity._"],
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return markdownNote(text);
}

function verdict(changes: readonly Change[], paths: Diff["paths"]): string {
  const all = [...kindCounts(changes), ...pathCounts(paths)];
  return all.length === 0 ? "Access is unchanged" : `Access changes: ${all.join(", ")}`;
}

function table(changes: readonly Change[]): readonly string[] {
  const rows = changes
    .slice(0, MOST_ROWS)
    .map((change) => [
      change.kind,
      `${nameOf(change)}${isProduction(change) ? " **production**" : ""}`,
      markdownText(change.message),
    ]);
  return [...markdownTable(["change", "identity", "what it means"], rows), ...more(changes.length)];
}

function nameOf({ identity, identityName }: Change): string {
  return markdownText(identityName === identity ? identity : `${identityName} (${identity})`);
}

function pathTable(title: string, paths: readonly AccessPath[]): readonly string[] {
  const rows = productionFirst(paths)
    .slice(0, MOST_ROWS)
    .map((path) => [...pathCells(path), markdownText(path.resources.join("; "))]);
  if (rows.length === 0) return [];
  return [
    `#### ${title}`,
    "",
    ...markdownTable([...PATH_COLUMNS, "resources"], rows),
    ...more(paths.length),
  ];
}

function changedTable(paths: readonly ChangedPath[]): readonly string[] {
  const rows = paths
    .slice(0, MOST_ROWS)
    .map((path) => [...pathCells(path.after), markdownText(pathDifferences(path).join("; "))]);
  if (rows.length === 0) return [];
  return [
    "#### Paths changed",
    "",
    ...markdownTable([...PATH_COLUMNS, "what changed"], rows),
    ...more(paths.length),
  ];
}

function more(count: number): readonly string[] {
  return count > MOST_ROWS ? ["", `and ${count - MOST_ROWS} more`] : [];
}
