/**
 * Gives each stack a name of its own: the first of its candidates that no other stack has among its own names up to there.
 * Where all of them collide the last one gets a number.
 * @param candidates for each stack, the best name first
 */
export function uniqueNames(candidates: readonly (readonly string[])[]): readonly string[] {
  const levels = candidates.map(() => 0);
  for (;;) {
    const names = candidates.map((own, index) => own[levels[index] ?? 0] ?? "");
    const twice = repeated(names);
    const movable = names.flatMap((name, index) =>
      twice.has(name) && (levels[index] ?? 0) < (candidates[index]?.length ?? 0) - 1 ? [index] : [],
    );
    if (movable.length === 0) return numbered(names);
    for (const index of movable) levels[index] = (levels[index] ?? 0) + 1;
  }
}

function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
