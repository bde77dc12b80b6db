import type { Resource } from "../../terraform";

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
  const pattern = new RegExp(String.raw`^${MODULES}(data\.)?${type}\.([^.[\]]+)(?:${KEY})?`);
  const found = references.flatMap((reference) => {
    const match = pattern.exec(reference);
    if (match === null) return [];
    const [, modules = "", data, name, index] = match;
    const mode = data === undefined ? "managed" : "data";
    const all = resources.filter(
      (r) =>
        r.type === type && r.name === name && r.mode === mode && r.module === modules.slice(0, -1),
    );
    return instances(all, index, key);
  });
  return [...new Set(found)];
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
