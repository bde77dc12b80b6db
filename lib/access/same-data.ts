/**
 * Whether two values are made of the same data: plain objects, lists, sets and maps by what they hold, in order; anything else
 * by being the same.
 */
export function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const kind: unknown = Object.getPrototypeOf(a);
  if (kind !== Object.getPrototypeOf(b)) return false;
  if (kind === Object.prototype) return hasSameMembers(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(a, b);
  if (a instanceof Set && b instanceof Set) return a.size === b.size && isSameList([...a], [...b]);
  if (a instanceof Map && b instanceof Map) return a.size === b.size && isSameList([...a], [...b]);
  return false;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => isSameData(item, b[i]));
}

function hasSameMembers(a: object, b: object): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      (name) => Object.hasOwn(b, name) && isSameData(Reflect.get(a, name), Reflect.get(b, name)),
    )
  );
}
