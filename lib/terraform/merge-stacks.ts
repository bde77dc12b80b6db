import { UsageError } from "../core/errors";
import { noteRepeated } from "./configuration";
import type { Resource, Stack } from "./resource";
import type { Value } from "./value";

/**
 * Merges the configuration files of one folder: Terraform reads them as one. Files named `override.tf.json` or ending in
 * `_override.tf.json` come last and replace arguments of what they name, as Terraform does.
 *
 * @param name the merged stack's name
 * @throws UsageError `ERR_USAGE` where one of them is a plan or state, or there is none
 */
export function mergeStacks(name: string, stacks: readonly Stack[]): Stack {
  const [first] = stacks;
  if (first === undefined) throw new UsageError("ERR_USAGE", "there is no file to merge");
  const other = stacks.find((s) => s.kind !== "configuration");
  if (other !== undefined && stacks.length > 1) {
    throw new UsageError("ERR_USAGE", `a ${other.kind} is merged with nothing`, {
      where: other.file,
    });
  }
  if (stacks.length === 1) return { ...first, name };
  const base = stacks.filter((s) => !isOverride(s.file));
  const overrides = stacks.filter((s) => isOverride(s.file));
  const said = new Set(stacks.flatMap((s) => s.notUnderstood));
  const notUnderstood = stacks.flatMap((s) => s.notUnderstood.map((n) => `${s.file}: ${n}`));
  const resources = base.flatMap((s) => s.resources);
  noteRepeated(resources, (sentence) => {
    if (!said.has(sentence)) notUnderstood.push(sentence);
  });
  return {
    name,
    file: folderOf(first.file),
    kind: "configuration",
    resources: overrides.flatMap((s) => s.resources).reduce(override, resources),
    providers: stacks.flatMap((s) => s.providers),
    notUnderstood,
    named: mergeNamed([...base, ...overrides], notUnderstood),
    ...mergeRequired(stacks),
    ...mergeMoved(stacks),
  };
}

function mergeMoved(stacks: readonly Stack[]): Pick<Stack, "moved" | "forgotten"> {
  const moved = stacks.flatMap((s) => s.moved ?? []);
  const forgotten = stacks.flatMap((s) => s.forgotten ?? []);
  return {
    ...(moved.length === 0 ? {} : { moved }),
    ...(forgotten.length === 0 ? {} : { forgotten }),
  };
}

function mergeRequired(stacks: readonly Stack[]): Pick<Stack, "requiredProviders"> {
  const all = stacks.flatMap((s) => [...(s.requiredProviders ?? [])]);
  return all.length === 0 ? {} : { requiredProviders: new Map(all) };
}

function isOverride(file: string): boolean {
  return /(?:^|[/\\_])override\.tf\.json$/.test(file);
}

function override(resources: readonly Resource[], next: Resource): readonly Resource[] {
  const isNamed = (r: Resource): boolean =>
    r.mode === next.mode &&
    r.type === next.type &&
    r.name === next.name &&
    (next.key === undefined || r.key === next.key);
  if (!resources.some(isNamed)) return [...resources, next];
  return resources.map((r) => (isNamed(r) ? { ...r, values: { ...r.values, ...next.values } } : r));
}

function mergeNamed(stacks: readonly Stack[], notUnderstood: string[]): ReadonlyMap<string, Value> {
  const named = new Map<string, Value>();
  for (const stack of stacks) {
    for (const [name, value] of stack.named ?? []) {
      if (named.has(name) && !isOverride(stack.file)) {
        notUnderstood.push(`${name} is defined more than once.`);
      }
      named.set(name, value);
    }
  }
  return named;
}

function folderOf(file: string): string {
  const end = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
  return end === -1 ? "" : file.slice(0, end);
}
