import type { AccessPath } from "../access";
import type { Change, ChangedPath, ChangeKind, Diff } from "../review/diff/change";
import { kindCounts, pathCounts, productionVerdict, widestFirst } from "./changes";
import { isProduction, productionFirst } from "./production";
import { count } from "./count";
import { type Paint, type Role, unpainted } from "./paint";
import { pathDifferences } from "./path-differences";
import { plain } from "./plain";

/** How bad each kind is for whoever reviews it. */
const ROLES: Readonly<Record<ChangeKind, Role>> = {
  added: "warning",
  wider: "error",
  incomparable: "error",
  unknown: "error",
  removed: "info",
  narrower: "info",
  "same-access": "quiet",
};
const WIDTH = 13;
const INDENT = " ".repeat(WIDTH + 1);

/** What changed as text: the verdict first, then each change in words, then the paths that come and go. */
export function diffText(diff: Diff, paint: Paint = unpainted): string {
  const { changes, paths, notes } = diff;
  const ordered = widestFirst(changes);
  const inProduction = productionVerdict(diff);
  const sections = [
    paint("heading", verdict(changes, paths)),
    ...(inProduction === "" ? [] : [paint("error", inProduction)]),
    ...notes.map((note) => paint("error", plain(note))),
    ...ordered.map((change) => changeText(change, paint)),
    ...pathSection("paths gained", paths.gained, paint),
    ...pathSection("paths lost", paths.lost, paint),
    ...changedSection(paths.changed, paint),
  ];
  return `${sections.join("\n\n")}\n`;
}

function verdict(changes: readonly Change[], paths: Diff["paths"]): string {
  const counts = kindCounts(changes);
  const identities =
    counts.length === 0
      ? []
      : [`${count(changes.length, "identity", "identities")} changed: ${counts.join(", ")}`];
  const moved = pathCounts(paths);
  const parts = [...identities, ...(moved.length === 0 ? [] : [moved.join(", ")])];
  return parts.length === 0 ? "access is unchanged" : parts.join("; ");
}

function changeText(change: Change, paint: Paint): string {
  const { kind, identity, stack, message, before, after } = change;
  const words = kind === "same-access" ? [] : [...rows("was", before), ...rows("is", after)];
  return [
    `${paint(ROLES[kind], kind.padEnd(WIDTH))} ${paint("heading", plain(identity))}  stack ${plain(stack)}${isProduction(change) ? paint("error", "  production") : ""}`,
    `${INDENT}${plain(message)}`,
    ...words,
  ].join("\n");
}

function rows(label: string, lines: readonly string[]): readonly string[] {
  return lines.map(
    (line, index) => `${INDENT}${(index === 0 ? label : "or").padEnd(4)}${plain(line)}`,
  );
}

function pathSection(title: string, paths: readonly AccessPath[], paint: Paint): readonly string[] {
  if (paths.length === 0) return [];
  return [
    [
      paint("heading", title),
      ...productionFirst(paths).map(
        (path) => `  ${isProduction(path) ? "production: " : ""}${plain(path.message)}`,
      ),
    ].join("\n"),
  ];
}

function changedSection(changed: readonly ChangedPath[], paint: Paint): readonly string[] {
  if (changed.length === 0) return [];
  const lines = changed.flatMap((path) => [
    `  ${plain(path.after.message)}`,
    ...pathDifferences(path).map((line) => `    ${plain(line)}`),
  ]);
  return [[paint("heading", "paths changed"), ...lines].join("\n")];
}
