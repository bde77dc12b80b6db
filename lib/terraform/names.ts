import { type Step, parseReference, renderKey, renderReference } from "./address";
import { type Value, attribute, isList, isMap, isUnknown } from "./value";

/** One way to read a reference: the resource or name it begins with, and the way on inside its value. */
export interface Target {
  /** `aws_iam_role.deploy["eu"]`, `local.subject`, `module.edge.role_arn`. */
  readonly head: string;
  readonly path: readonly Step[];
}

/**
 * The ways to read a reference, best first: an instance of a resource before the whole resource, a resource inside a
 * module before a module's output. Empty where the text is no reference.
 */
export function targetsOf(reference: string): readonly Target[] {
  const steps = parseReference(reference);
  if (steps === undefined) return [];
  let at = 0;
  while (isName(steps[at], "module") && steps[at + 1] !== undefined) {
    at += 2;
    const next = steps[at];
    if (next !== undefined && !("name" in next)) at++;
  }
  const root = steps[at];
  if (root === undefined || !("name" in root)) return [];
  const size = root.name === "data" ? 3 : 2;
  const heads = [at + size + 1, at + size, at + 1].filter(
    (end, i) => end <= steps.length && (i !== 0 || isKey(steps[end - 1])) && (i !== 2 || at > 0),
  );
  return heads.map((end) => ({
    head: renderReference(steps.slice(0, end)),
    path: steps.slice(end),
  }));
}

function isName(step: Step | undefined, name: string): boolean {
  return step !== undefined && "name" in step && step.name === name;
}

function isKey(step: Step | undefined): boolean {
  return step !== undefined && !("name" in step);
}

/**
 * Goes on inside a value: names and keys into maps, numbers into lists. A block written as one object counts as the list of
 * that object. `undefined` where there is no such place.
 */
export function walk(value: Value | undefined, path: readonly Step[]): Value | undefined {
  let here = value;
  for (const step of path) {
    if (here === undefined || isUnknown(here) || "dynamic" in step) return undefined;
    const key = "name" in step ? step.name : step.index;
    if (typeof key === "string") here = attribute(here, key);
    else if (isList(here)) here = here[key];
    else if (!(isMap(here) && key === 0)) return undefined;
  }
  return here;
}

/** Puts a module's address before a reference, unless it names something of the instance itself (`each.key`). */
export function qualify(reference: string, module: string): string {
  if (module === "" || /^(?:each|count|self|path|terraform)\./.test(reference)) return reference;
  return `${module}.${reference}`;
}

/** The address of a resource. */
export function addressOf(
  module: string,
  mode: "managed" | "data",
  type: string,
  name: string,
  key?: string | number,
): string {
  const local = `${mode === "data" ? "data." : ""}${type}.${name}`;
  return `${module === "" ? "" : `${module}.`}${local}${key === undefined ? "" : renderKey(key)}`;
}
