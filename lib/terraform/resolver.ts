import type { Step } from "./address";
import { learned } from "./learned";
import { targetsOf, walk } from "./names";
import type { Resource } from "./resource";
import { type Lookup, referencesIn, substitute } from "./substitute";
import { Unknown, type Value, isList, isMap } from "./value";

/**
 * Characters and values that references may add to one value. Past it they stay: a chain of locals that each name the one
 * before twice would grow without bound.
 */
const MAX_GROWTH = 1_000_000;

/** A place that references can name, and its value before any reference in it is replaced. */
interface Slot {
  readonly raw: Value;
  settled?: Value;
  open?: boolean;
}

interface Found {
  readonly slot: Slot;
  readonly path: readonly Step[];
  readonly learn: (value: Value) => Value;
}

/**
 * A lookup that gives the value of a reference as far as resources and names know it. Each place is settled once, without
 * recursion, so that long chains and cycles end safely.
 */
export function resolver(
  resources: readonly Resource[],
  named: ReadonlyMap<string, Value> = new Map(),
): Lookup {
  let byAddress: ReadonlyMap<string, Resource> | undefined;
  const resourceAt = (address: string): Resource | undefined => {
    byAddress ??= new Map(resources.map((r) => [r.address, r]));
    return byAddress.get(address);
  };
  const slots = new Map<string, Slot>();
  const references = new Map<string, Found | undefined>();

  const slotOf = (id: string, raw: Value): Slot => {
    const slot = slots.get(id) ?? { raw };
    slots.set(id, slot);
    return slot;
  };
  const locate = (reference: string): Found | undefined => {
    for (const { head, path } of targetsOf(reference)) {
      const name = named.get(head);
      if (name !== undefined) return { slot: slotOf(head, name), path, learn: (v) => v };
      const resource = resourceAt(head);
      const [first, ...rest] = path;
      if (resource === undefined || first === undefined || !("name" in first)) continue;
      const known = learned(resource, first.name);
      if (known === undefined) continue;
      const id = `${head}.${known.attribute}`;
      return { slot: slotOf(id, known.value), path: rest, learn: known.learn };
    }
    return undefined;
  };
  const find = (reference: string): Found | undefined => {
    if (!references.has(reference)) references.set(reference, locate(reference));
    return references.get(reference);
  };
  const settle = (first: Slot): void => {
    const stack = [first];
    for (let slot = stack.at(-1); slot !== undefined; slot = stack.at(-1)) {
      if (slot.settled === undefined && slot.open !== true) {
        slot.open = true;
        for (const reference of referencesIn(slot.raw)) {
          const next = find(reference)?.slot;
          if (next !== undefined && next.settled === undefined && next.open !== true)
            stack.push(next);
        }
        continue;
      }
      slot.settled ??= substitute(
        slot.raw,
        bounded((r) => valueOf(find(r))),
      );
      stack.pop();
    }
  };
  const lookup: Lookup = (reference) => {
    const found = find(reference);
    if (found !== undefined && found.slot.settled === undefined) settle(found.slot);
    return valueOf(found);
  };
  return lookup;
}

function valueOf(found: Found | undefined): Value | undefined {
  const value = found && walk(found.slot.settled, found.path);
  if (found === undefined || value === undefined || value === null) return undefined;
  if (value instanceof Unknown && value.parts.length === 1 && value.references.length === 0) {
    // Nothing is known but that it is this one: the reference says more.
    return undefined;
  }
  return found.learn(value);
}

function bounded(lookup: Lookup): Lookup {
  let left = MAX_GROWTH;
  return (reference) => {
    const value = lookup(reference);
    if (value === undefined) return undefined;
    const size = sizeOf(value);
    if (size > left) return undefined;
    left -= size;
    return value;
  };
}

const sizes = new WeakMap<object, number>();

function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 1;
  if (value instanceof Unknown) {
    for (const p of value.parts) size += typeof p === "string" ? p.length : p.reference.length + 1;
  } else if (isList(value)) for (const v of value) size += sizeOf(v);
  else if (isMap(value)) for (const [k, v] of Object.entries(value)) size += k.length + sizeOf(v);
  sizes.set(value, size);
  return size;
}
