import { UsageError } from "../core";
import { assume, type Stack, targetsOf } from "../terraform";
import { referencesIn } from "../terraform/substitute";
import { listed } from "./listed";
import { nearest } from "./nearest";

/** A value that Terraform learns on apply, supplied by hand. */
export interface Assumption {
  /** `[STACK:]ADDRESS.ATTRIBUTE`. */
  readonly name: string;
  readonly value: string;
}

/**
 * Supplies values that are not known before apply.
 * @throws UsageError ERR_USAGE where nothing has the name, where several stacks have it, or where it is given twice
 */
export function withAssumptions(
  stacks: readonly Stack[],
  assumptions: readonly Assumption[],
): readonly Stack[] {
  if (assumptions.length === 0) return stacks;
  const known = stacks.map((stack) => ({
    stack,
    names: namesOf(stack),
    values: new Map<string, string>(),
  }));
  for (const { name, value } of assumptions) {
    const holders = known.flatMap(({ stack, names, values }) => {
      const local = name.startsWith(`${stack.name}:`) ? name.slice(stack.name.length + 1) : name;
      return isNamed(local, names) ? [{ stack, values, local }] : [];
    });
    const [holder, other] = holders;
    if (holder === undefined)
      throw nobody(
        name,
        known.flatMap(({ names }) => [...names]),
      );
    if (other !== undefined)
      throw several(
        name,
        holders.map(({ stack }) => stack.name),
      );
    if (holder.values.has(holder.local)) {
      throw new UsageError("ERR_USAGE", "a value is assumed twice", {
        given: name,
        fix: "assume one value for it",
      });
    }
    holder.values.set(holder.local, value);
  }
  return known.map(({ stack, values }) => assume(stack, values));
}

/** Addresses of resources, and everything that references name. */
function namesOf(stack: Stack): ReadonlySet<string> {
  const names = new Set<string>(stack.named?.keys());
  for (const resource of stack.resources) {
    names.add(resource.address);
    const references = [
      ...referencesIn(resource.values),
      ...Object.values(resource.references).flat(),
    ];
    for (const reference of references) names.add(reference);
  }
  return names;
}

function isNamed(name: string, names: ReadonlySet<string>): boolean {
  return (
    names.has(name) || targetsOf(name).some(({ head, path }) => path.length > 0 && names.has(head))
  );
}

function nobody(name: string, names: readonly string[]): UsageError {
  const address = name.slice(0, Math.max(0, name.lastIndexOf(".")));
  const meant = nearest(address, names) ?? nearest(name, names);
  return new UsageError("ERR_USAGE", "nothing in the input has the name of an assumed value", {
    given: name,
    allowed: "[STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711",
    ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
  });
}

function several(name: string, stacks: readonly string[]): UsageError {
  return new UsageError("ERR_USAGE", "several stacks have the name of an assumed value", {
    given: name,
    allowed: listed(stacks.map((stack) => `${stack}:${name}`)),
  });
}
