import { UsageError } from "../core/errors";
import { parseReference, renderReference } from "./address";
import { targetsOf } from "./names";
import type { Repeated, Resource, Stack } from "./resource";
import { type Lookup, substitute, substituteMap } from "./substitute";
import type { Value } from "./value";

/**
 * Supplies values that are known after apply only: each reference `ADDRESS.ATTRIBUTE` anywhere in the stack is replaced, and
 * the attribute is set on the resource itself. An address that the stack does not have changes nothing but references.
 *
 * @param values texts by `ADDRESS.ATTRIBUTE`: `gitlab_project.web.id`, `module.edge["eu"].gitlab_project.web[0].id`
 * @throws UsageError `ERR_USAGE` where a name is not of that form
 */
export function assume(stack: Stack, values: ReadonlyMap<string, string>): Stack {
  if (values.size === 0) return stack;
  const assumed = new Map([...values].map(([name, value]) => [canonical(name), value]));
  const lookup: Lookup = (reference) =>
    assumed.get(reference) ?? assumed.get(canonicalOr(reference));
  const own = attributesByAddress(assumed);
  return {
    ...stack,
    resources: stack.resources.map((r) => assumeResource(r, lookup, own.get(r.address))),
    providers: stack.providers.map((p) => ({ ...p, values: substituteMap(p.values, lookup) })),
    ...(stack.named === undefined ? {} : { named: assumeNamed(stack.named, assumed, lookup) }),
  };
}

function canonical(name: string): string {
  const steps = parseReference(name);
  const isName =
    /^(?:local|var|module)\./.test(name) || targetsOf(name).some((t) => t.path.length > 0);
  if (steps === undefined || !isName || steps.some((s) => "dynamic" in s)) {
    throw new UsageError("ERR_USAGE", "an assumed value needs the name of an attribute", {
      given: name,
      allowed: "ADDRESS.ATTRIBUTE, for example gitlab_project.web.id",
    });
  }
  return renderReference(steps);
}

function canonicalOr(reference: string): string {
  const steps = reference.includes("[") ? parseReference(reference) : undefined;
  return steps === undefined ? reference : renderReference(steps);
}

function attributesByAddress(
  assumed: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [name, value] of assumed) {
    for (const { head, path } of targetsOf(name)) {
      const [step] = path;
      if (path.length !== 1 || step === undefined || !("name" in step)) continue;
      const attributes = found.get(head) ?? new Map<string, string>();
      found.set(head, attributes.set(step.name, value));
    }
  }
  return found;
}

function assumeResource(
  resource: Resource,
  lookup: Lookup,
  own: ReadonlyMap<string, string> | undefined,
): Resource {
  const { repeated } = resource;
  const replaced = substituteMap(resource.values, lookup);
  const values = own === undefined ? replaced : { ...replaced, ...Object.fromEntries(own) };
  if (values === resource.values && repeated === undefined) return resource;
  return {
    ...resource,
    values,
    ...(repeated === undefined ? {} : { repeated: assumeRepeated(repeated, lookup) }),
  };
}

function assumeRepeated(repeated: Repeated, lookup: Lookup): Repeated {
  return "count" in repeated
    ? { count: substitute(repeated.count, lookup) }
    : { forEach: substitute(repeated.forEach, lookup) };
}

function assumeNamed(
  named: ReadonlyMap<string, Value>,
  assumed: ReadonlyMap<string, string>,
  lookup: Lookup,
): ReadonlyMap<string, Value> {
  return new Map(
    [...named].map(([name, value]) => [name, assumed.get(name) ?? substitute(value, lookup)]),
  );
}
