import type { AccessPath } from "../access";
import type { Change, ChangeKind, Diff } from "../review/diff/change";
import { kindCounts, widestFirst } from "./changes";
import { count } from "./count";
import { type Paint, type Role, unpainted } from "./paint";
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
export function diffText({ changes, paths, notes }: Diff, paint: Paint = unpainted): string {
  const ordered = widestFirst(changes);
  const sections = [
    paint("heading", verdict(changes)),
    ...notes.map((note) => paint("error", plain(note))),
    ...ordered.map((change) => changeText(change, paint)),
    ...pathSection("paths gained", paths.gained, paint),
    ...pathSection("paths lost", paths.lost, paint),
  ];
  return `${sections.join("\n\n")}\n`;
}

function verdict(changes: readonly Change[]): string {
  const counts = kindCounts(changes);
  return counts.length === 0
    ? "access is unchanged"
    : `${count(changes.length, "identity", "identities")} changed: ${counts.join(", ")}`;
}

function changeText(change: Change, paint: Paint): string {
  const { kind, identity, stack, message, before, after } = change;
  const words = kind === "same-access" ? [] : [...rows("was", before), ...rows("is", after)];
  return [
    `${paint(ROLES[kind], kind.padEnd(WIDTH))} ${paint("heading", plain(identity))}  stack ${plain(stack)}`,
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
    [paint("heading", title), ...paths.map(({ message }) => `  ${plain(message)}`)].join("\n"),
  ];
}
