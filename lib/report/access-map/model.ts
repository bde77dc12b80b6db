import type { AccessPath, Identity } from "../../access";
import type { Diff } from "../../review/diff/change";
import { orderedColumns } from "./columns";
import { isProduction } from "../production";
import { COLUMNS, identityNode, type MapNode, nodesOf } from "./nodes";

/** What the page shows: who reaches what, and, where two versions are compared, what changed. */
export interface AccessMapInput {
  readonly paths: readonly AccessPath[];
  readonly identities: readonly Identity[];
  readonly diff?: Diff;
}

export type PathState = "same" | "added" | "removed";

/** One path with the numbers of its nodes, column by column. */
export interface MapRow {
  readonly path: AccessPath;
  readonly state: PathState;
  readonly columns: readonly (readonly MapNode[])[];
  readonly numbers: readonly (readonly number[])[];
}

export interface AccessMap extends AccessMapInput {
  /** Changed paths first, then those to production, then by the place of the identity in the map. */
  readonly rows: readonly MapRow[];
  /** Number of an identity's node: its place in the map, counted through all columns. */
  numberOf(identity: Pick<AccessPath, "identityName" | "identity" | "stack">): number;
}

const STATES: readonly PathState[] = ["added", "removed", "same"];

/** Places every node of every path; equal input gives an equal map. */
export function accessMap(input: AccessMapInput): AccessMap {
  const states = statesOf(input);
  const changes = input.diff?.changes ?? [];
  const stacks = [...states.map(([path]) => path), ...input.identities, ...changes];
  const isMany = new Set(stacks.map(({ stack }) => stack)).size > 1;
  const drawn = states.map(([path, state]) => ({ path, state, columns: nodesOf(path, isMany) }));
  const loose = [
    ...input.identities.map(({ stack, address, name }) =>
      identityNode({ stack, identity: address, identityName: name }, isMany),
    ),
    ...changes.map((change) => identityNode(change, isMany)),
  ];
  const numbers = numbered(
    drawn.map(({ columns }) => columns),
    loose,
  );
  const number = (column: number, node: MapNode): number => numbers.get(keyOf(column, node)) ?? 0;
  const rows = drawn.map((row) => ({
    ...row,
    numbers: row.columns.map((nodes, column) => nodes.map((node) => number(column, node))),
  }));
  return {
    ...input,
    rows: rows.sort((a, b) => compareRows(a, b)),
    numberOf: (identity) => number(IDENTITY, identityNode(identity, isMany)),
  };
}

const IDENTITY = COLUMNS.indexOf("Identity");

function statesOf({ paths, diff }: AccessMapInput): readonly (readonly [AccessPath, PathState])[] {
  const gained = new Set(diff?.paths.gained.map(pathKey));
  return [
    ...paths.map((path) => [path, gained.has(pathKey(path)) ? "added" : "same"] as const),
    ...(diff?.paths.lost ?? []).map((path) => [path, "removed"] as const),
  ];
}

function pathKey({ stack, group, gitlabGroup, role, project, identity }: AccessPath): string {
  return JSON.stringify([stack, group, gitlabGroup, role, project, identity]);
}

function keyOf(column: number, { label, detail }: MapNode): string {
  return JSON.stringify([column, label, detail]);
}

function numbered(
  paths: readonly (readonly (readonly MapNode[])[])[],
  loose: readonly MapNode[],
): ReadonlyMap<string, number> {
  const columns = COLUMNS.map((_, column) =>
    [
      ...new Set([
        ...paths.flatMap((path) => (path[column] ?? []).map((node) => keyOf(column, node))),
        ...(column === IDENTITY ? loose.map((node) => keyOf(column, node)) : []),
      ]),
    ].sort(),
  );
  const edges = new Map(paths.flatMap(edgesOf).map((edge) => [edge.join("\n"), edge]));
  const ordered = orderedColumns(
    columns,
    [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge),
  ).flat();
  return new Map(ordered.map((key, index) => [key, index]));
}

function edgesOf(path: readonly (readonly MapNode[])[]): readonly (readonly [string, string])[] {
  return path.flatMap((nodes, column) =>
    nodes.flatMap((left) =>
      (path[column + 1] ?? []).map(
        (right) => [keyOf(column, left), keyOf(column + 1, right)] as const,
      ),
    ),
  );
}

function compareRows(a: MapRow, b: MapRow): number {
  const byState = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  if (byState !== 0) return byState;
  const byProduction = Number(isProduction(b.path)) - Number(isProduction(a.path));
  if (byProduction !== 0) return byProduction;
  const order = [IDENTITY, 0, 1, 2];
  return order.reduce(
    (found, column) =>
      found !== 0 ? found : (a.numbers[column]?.[0] ?? 0) - (b.numbers[column]?.[0] ?? 0),
    0,
  );
}
