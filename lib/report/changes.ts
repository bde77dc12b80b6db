import { CHANGE_KINDS, type Change, type ChangeKind } from "../review/diff/change";

const WIDEST_FIRST: readonly ChangeKind[] = [
  "unknown",
  "wider",
  "incomparable",
  "added",
  "removed",
  "narrower",
  "same-access",
];

/** In the order in which a reviewer reads them: what is not known or widens access comes first. */
export function widestFirst(changes: readonly Change[]): readonly Change[] {
  return WIDEST_FIRST.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

/** How many there are of each kind: `1 added`, `2 wider`. */
export function kindCounts(changes: readonly Change[]): readonly string[] {
  return CHANGE_KINDS.flatMap((kind) => {
    const number = changes.filter((change) => change.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
}
