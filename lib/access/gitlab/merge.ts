/** Something the input says of a thing, with every key it is known by. */
export interface Keyed {
  readonly keys: readonly string[];
}

/** Puts together what shares a key, directly or over others, in the order of first mention. */
export function mergeByKeys<K extends Keyed>(items: readonly K[]): readonly (readonly K[])[] {
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    let leader = key;
    for (
      let next = leaders.get(leader);
      next !== undefined && next !== leader;
      next = leaders.get(leader)
    ) {
      leader = next;
    }
    leaders.set(key, leader);
    return leader;
  };
  for (const { keys } of items) {
    const [first = ""] = keys;
    for (const key of keys) leaders.set(leaderOf(key), leaderOf(first));
  }
  const merged = new Map<string, K[]>();
  for (const item of items) {
    const leader = leaderOf(item.keys[0] ?? "");
    const together = merged.get(leader);
    if (together === undefined) merged.set(leader, [item]);
    else together.push(item);
  }
  return [...merged.values()];
}
