import type { Resource, Stack } from "./resource";

const byType = new WeakMap<Stack, ReadonlyMap<string, readonly Resource[]>>();

/**
 * The resources of one type, in order.
 *
 * @param mode managed resources or data sources alone. @default - both
 */
export function find(stack: Stack, type: string, mode?: Resource["mode"]): readonly Resource[] {
  const found = index(stack).get(type) ?? [];
  return mode === undefined ? found : found.filter((r) => r.mode === mode);
}

function index(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
  const known = byType.get(stack);
  if (known !== undefined) return known;
  const types = new Map<string, Resource[]>();
  for (const resource of stack.resources) {
    const list = types.get(resource.type);
    if (list === undefined) types.set(resource.type, [resource]);
    else list.push(resource);
  }
  byType.set(stack, types);
  return types;
}

const byAddress = new WeakMap<Stack, ReadonlyMap<string, Resource>>();

/** The resource with an address; where several have it, the first. */
export function resourceAt(stack: Stack, address: string): Resource | undefined {
  const known = byAddress.get(stack);
  if (known !== undefined) return known.get(address);
  const found = new Map<string, Resource>();
  for (const resource of stack.resources) {
    if (!found.has(resource.address)) found.set(resource.address, resource);
  }
  byAddress.set(stack, found);
  return found.get(address);
}
