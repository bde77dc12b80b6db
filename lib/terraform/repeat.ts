import { parseReference, renderReference } from "./address";
import { addressOf, walk } from "./names";
import type { Repeated, Resource } from "./resource";
import { type Lookup, substituteMap } from "./substitute";
import { Unknown, type Value, isList, isMap } from "./value";

/** More instances than this are not written out one by one. */
export const MAX_INSTANCES = 10_000;

/** One instance of a repeated resource. */
export interface Instance {
  readonly key: string | number;
  /** `each.value`; `undefined` for `count`. */
  readonly value?: Value;
}

/** The instances that `count` or `for_each` make; `undefined` where that is not known, or more than `MAX_INSTANCES`. */
export function instancesOf(repeated: Repeated): readonly Instance[] | undefined {
  const found = "count" in repeated ? counted(repeated.count) : keyed(repeated.forEach);
  return found !== undefined && found.length > MAX_INSTANCES ? undefined : found;
}

function counted(count: Value): readonly Instance[] | undefined {
  const n = typeof count === "string" && /^\d+$/.test(count) ? Number(count) : count;
  if (typeof n !== "number" || !Number.isInteger(n) || n < 0 || n > MAX_INSTANCES) return undefined;
  return Array.from({ length: n }, (_, key) => ({ key }));
}

function keyed(forEach: Value): readonly Instance[] | undefined {
  if (isList(forEach)) {
    if (!forEach.every((k): k is string => typeof k === "string")) return undefined;
    return [...new Set(forEach)].map((key) => ({ key, value: key }));
  }
  return isMap(forEach)
    ? Object.entries(forEach).map(([key, value]) => ({ key, value }))
    : undefined;
}

/** The resource's instances where its `count` or `for_each` is known, with `each` and `count` replaced; else itself. */
export function expand(resource: Resource): readonly Resource[] {
  const { repeated, ...rest } = resource;
  const instances = repeated && instancesOf(repeated);
  if (instances === undefined) return [resource];
  return instances.map((instance) => ({
    ...rest,
    address: addressOf(rest.module, rest.mode, rest.type, rest.name, instance.key),
    key: instance.key,
    values: substituteMap(rest.values, instanceLookup(instance)),
  }));
}

/** Replaces `each.key`, `each.value…`, `count.index`, also as an index inside other references. */
export function instanceLookup(instance: Instance): Lookup {
  const own = (reference: string): Value | undefined => {
    if (reference === "count.index")
      return typeof instance.key === "number" ? instance.key : undefined;
    if (reference === "each.key")
      return typeof instance.key === "string" ? instance.key : undefined;
    if (!/^each\.value(?:[.[]|$)/.test(reference)) return undefined;
    return walk(instance.value, parseReference(reference)?.slice(2) ?? []);
  };
  return (reference) => {
    const direct = own(reference);
    if (direct !== undefined) return direct;
    if (!reference.includes("[")) return undefined;
    const steps = parseReference(reference);
    const next = steps?.map((step) => {
      const index = "dynamic" in step ? own(step.dynamic) : undefined;
      return typeof index === "string" || typeof index === "number" ? { index } : step;
    });
    return next === undefined || next.every((step, i) => step === steps?.[i])
      ? undefined
      : new Unknown([{ reference: renderReference(next) }]);
  };
}
