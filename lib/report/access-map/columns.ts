/** Rounds to the left and back again; more change little. */
const SWEEPS = 4;

/**
 * Orders the nodes of neighbouring columns so that few lines cross: each node moves to the mean place of its neighbours
 * (barycentre method of Sugiyama, Tagawa and Toda, 1981). Equal input gives equal order.
 * @param columns keys of the nodes, column by column, in the order that decides ties
 * @param edges pairs of keys in neighbouring columns, the left one first
 */
export function orderedColumns(
  columns: readonly (readonly string[])[],
  edges: readonly (readonly [left: string, right: string])[],
): readonly (readonly string[])[] {
  const lefts = neighbours(edges.map(([left, right]) => [right, left]));
  const rights = neighbours(edges);
  const places = new Map<string, number>();
  const settle = (column: readonly string[]): readonly string[] => {
    column.forEach((key, index) => places.set(key, (index + 0.5) / column.length));
    return column;
  };
  const ordered = columns.map(settle);
  const move = (index: number, beside: ReadonlyMap<string, readonly string[]>): void => {
    const goals = new Map(
      (ordered[index] ?? []).map((key) => [key, goal(key, beside.get(key) ?? [], places)]),
    );
    ordered[index] = settle([...goals].sort(([, a], [, b]) => a - b).map(([key]) => key));
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let index = 1; index < ordered.length; index++) move(index, lefts);
    for (let index = ordered.length - 2; index >= 0; index--) move(index, rights);
  }
  return ordered;
}

function goal(key: string, beside: readonly string[], places: ReadonlyMap<string, number>): number {
  if (beside.length === 0) return places.get(key) ?? 0;
  return beside.reduce((sum, other) => sum + (places.get(other) ?? 0), 0) / beside.length;
}

function neighbours(
  edges: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const known = found.get(from);
    if (known === undefined) found.set(from, [to]);
    else known.push(to);
  }
  return found;
}
