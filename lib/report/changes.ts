import { CHANGE_KINDS, type Change, type ChangeKind, type Diff } from "../review/diff/change";
import { count } from "./count";
import { isProduction, productionFirst } from "./production";

const WIDEST_FIRST: readonly ChangeKind[] = [
  "unknown",
  "wider",
  "incomparable",
  "added",
  "removed",
  "narrower",
  "same-access",
];

/**
 * In the order in which a reviewer reads them: what is not known or widens access comes first, and of each kind what is marked
 * as production.
 */
export function widestFirst(changes: readonly Change[]): readonly Change[] {
  return WIDEST_FIRST.flatMap((kind) =>
    productionFirst(changes.filter((change) => change.kind === kind)),
  );
}

/** What of it concerns production: `in production: 1 wider, 2 paths gained`; empty where nothing does. */
export function productionVerdict({ changes, paths: { gained, lost, changed } }: Diff): string {
  const parts = [
    ...kindCounts(changes.filter(isProduction)),
    ...pathCounts({
      gained: gained.filter(isProduction),
      lost: lost.filter(isProduction),
      changed: changed.filter(({ after }) => isProduction(after)),
    }),
  ];
  return parts.length === 0 ? "" : `in production: ${parts.join(", ")}`;
}

/** How many there are of each kind: `1 added`, `2 wider`. */
export function kindCounts(changes: readonly Change[]): readonly string[] {
  return CHANGE_KINDS.flatMap((kind) => {
    const number = changes.filter((change) => change.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
}

/** How many paths come, go or change: `1 path gained`, `2 paths lost`. */
export function pathCounts({ gained, lost, changed }: Diff["paths"]): readonly string[] {
  const words = [
    [gained.length, "gained"],
    [lost.length, "lost"],
    [changed.length, "changed"],
  ] as const;
  return words.flatMap(([number, word]) =>
    number === 0 ? [] : [`${count(number, "path")} ${word}`],
  );
}
