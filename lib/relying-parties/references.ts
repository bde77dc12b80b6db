import type { Resource } from "../terraform";

const KEY = String.raw`\[("(?:[^"\\]|\\.)*"|[^\]]*)\]`;
const MODULES = String.raw`((?:module\.[^.[\]]+(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?\.)*)`;

/**
 * The resources of a type that references name, in the order of the references. An index picks one instance; `each.key`
 * and the like pick the one with the referrer's key; without an index, or with a splat, all instances are named.
 * @param key `count` index or `for_each` key of the resource that refers
 */
export function referenced(
  resources: readonly Resource[],
  type: string,
  references: readonly string[],
  key?: string | number,
): readonly Resource[] {
  const pattern = patternOf(type);
  const found = references.flatMap((reference) => {
    const match = pattern.exec(reference);
    if (match === null) return [];
    const [, modules = "", data, name, index] = match;
    const mode = data === undefined ? "managed" : "data";
    const all = byName(resources).get(nameKey(mode, modules.slice(0, -1), type, name ?? "")) ?? [];
    return instances(all, index, key);
  });
  return [...new Set(found)];
}

const patterns = new Map<string, RegExp>();

function patternOf(type: string): RegExp {
  const known = patterns.get(type);
  if (known !== undefined) return known;
  const made = new RegExp(String.raw`^${MODULES}(data\.)?${type}\.([^.[\]]+)(?:${KEY})?`);
  patterns.set(type, made);
  return made;
}

type ByName = ReadonlyMap<string, readonly Resource[]>;

const indexes = new WeakMap<readonly Resource[], ByName>();

function byName(resources: readonly Resource[]): ByName {
  const known = indexes.get(resources);
  if (known !== undefined) return known;
  const made = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = nameKey(resource.mode, resource.module, resource.type, resource.name);
    const same = made.get(key);
    if (same === undefined) made.set(key, [resource]);
    else same.push(resource);
  }
  indexes.set(resources, made);
  return made;
}

function nameKey(mode: Resource["mode"], module: string, type: string, name: string): string {
  return `${mode} ${module} ${type}.${name}`;
}

function instances(
  all: readonly Resource[],
  index: string | undefined,
  own: string | number | undefined,
): readonly Resource[] {
  if (all.length < 2) return all;
  if (index !== undefined && /^(\d+|".*")$/s.test(index)) {
    return all.filter((r) => JSON.stringify(r.key) === index);
  }
  const paired = own === undefined ? [] : all.filter((r) => r.key === own);
  return paired.length === 1 ? paired : all;
}
