import { given, plainText } from "../access/gitlab/attributes";
import { find, resolve, type Resource, type Stack, type Value } from "../terraform";
import type { Violation } from "./finding";
import type { Input } from "./input";

export { blocksOf, given, inner, plainText, shownText } from "../access/gitlab/attributes";

/** A resource with the stack that holds it, references replaced as far as the stack knows them. */
export interface Placed {
  readonly stack: Stack;
  readonly resource: Resource;
}

const resolved = new WeakMap<Stack, Stack>();

/** A stack with references replaced, made once. */
export function resolvedStack(stack: Stack): Stack {
  const known = resolved.get(stack);
  if (known !== undefined) return known;
  const made = resolve(stack);
  resolved.set(stack, made);
  return made;
}

/** The managed resources of some types, over all stacks. */
export function* managed(input: Input, ...types: readonly string[]): Iterable<Placed> {
  for (const raw of input.stacks) {
    const stack = resolvedStack(raw);
    for (const type of types) {
      for (const resource of find(stack, type, "managed")) yield { stack, resource };
    }
  }
}

/** A violation at a resource. */
export function at(
  { stack, resource }: Placed,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack: stack.name, address: resource.address, ...said };
}

/** An attribute that is known text or a number, as text; empty text counts as not given. */
export function textOf(resource: Resource, name: string): string | undefined {
  return plainText(given(resource, name));
}

/** An attribute that is a known number. */
export function numberOf(resource: Resource, name: string): number | undefined {
  const text = textOf(resource, name);
  return text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? undefined : Number(text);
}

/** Whether the configuration gives an attribute, known or not; empty text and an empty list count as not given. */
export function isGiven(value: Value | undefined): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== "" &&
    !(Array.isArray(value) && value.length === 0)
  );
}
