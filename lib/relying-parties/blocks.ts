import { isMap, isUnknown, type Value } from "../terraform";

/** A nested block as Terraform's JSON gives it. */
export type Block = { readonly [name: string]: Value };

/**
 * The blocks of one kind: configuration JSON writes one as a map, several as a list; plans always write a list.
 * @returns `undefined` where they are not known
 */
export function blocks(value: Value | undefined): readonly Block[] | undefined {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return undefined;
  if (isMap(value)) return [value];
  if (!Array.isArray(value)) return undefined;
  const items = value as readonly Value[];
  return items.every((item): item is Block => isMap(item)) ? items : undefined;
}

/** An attribute that is a list; null and absent are the empty one. `undefined` where it is not known. */
export function list(value: Value | undefined): readonly Value[] | undefined {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return undefined;
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
