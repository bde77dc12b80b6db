import { join, templateParts } from "./template";
import { holdsUnknown, type Reference, Unknown, type Value, isList, isMap } from "./value";

/** What stands for a reference; `undefined` leaves it as it is. */
export type Lookup = (reference: string) => Value | undefined;

/** Replaces references inside a value. What holds none of them is returned as it is, the same object. */
export function substitute(value: Value, lookup: Lookup): Value {
  if (value instanceof Unknown) return substituteParts(value, lookup);
  if (isList(value)) {
    const next = value.map((v) => substitute(v, lookup));
    return next.every((v, i) => v === value[i]) ? value : next;
  }
  return isMap(value) ? substituteMap(value, lookup) : value;
}

/** `substitute` for a map. */
export function substituteMap(
  map: { readonly [name: string]: Value },
  lookup: Lookup,
): { readonly [name: string]: Value } {
  if (!holdsUnknown(map)) return map;
  const next = Object.entries(map).map(([k, v]) => [k, substitute(v, lookup)] as const);
  return next.every(([k, v]) => v === map[k]) ? map : Object.fromEntries(next);
}

function substituteParts(value: Unknown, lookup: Lookup): Value {
  const [only] = value.parts;
  if (value.parts.length === 1 && only !== undefined && typeof only !== "string") {
    return (only.reference === "" ? undefined : lookup(only.reference)) ?? value;
  }
  const parts = value.parts.map((part): readonly (string | Reference)[] => {
    if (typeof part === "string" || part.reference === "") return [part];
    const found = lookup(part.reference);
    return (found === undefined ? undefined : templateParts(found)) ?? [part];
  });
  return parts.every(([first], i) => first === value.parts[i]) ? value : join(parts.flat());
}

/** Every reference in a value, in order, with repetitions. */
export function referencesIn(value: Value, found: string[] = []): string[] {
  if (value instanceof Unknown) found.push(...value.references);
  else if (isList(value)) for (const v of value) referencesIn(v, found);
  else if (isMap(value)) for (const v of Object.values(value)) referencesIn(v, found);
  return found;
}
