import { expand } from "./repeat";
import { resolver } from "./resolver";
import type { Resource, Stack } from "./resource";
import { type Lookup, substitute, substituteMap } from "./substitute";

/**
 * Replaces references to what the same stack knows by its value: attributes of resources and data sources, locals, defaults
 * of variables, also through chains. References to attributes known only after apply stay, cycles too. `count` and
 * `for_each` that become known this way are expanded.
 */
export function resolve(stack: Stack): Stack {
  const known = resolved.get(stack);
  if (known !== undefined) return known;
  const whole = resolveAll(stack);
  resolved.set(stack, whole);
  resolved.set(whole, whole);
  return whole;
}

const resolved = new WeakMap<Stack, Stack>();

function resolveAll(stack: Stack): Stack {
  const resources = expandKnown(stack);
  const lookup = resolver(resources, stack.named);
  return {
    ...stack,
    resources: resources.map((r) => resolveResource(r, lookup)),
    providers: stack.providers.map((p) => ({ ...p, values: substituteMap(p.values, lookup) })),
    ...(stack.named === undefined
      ? {}
      : { named: new Map([...stack.named].map(([name, v]) => [name, substitute(v, lookup)])) }),
  };
}

function expandKnown(stack: Stack): readonly Resource[] {
  if (!stack.resources.some((r) => r.repeated !== undefined)) return stack.resources;
  const lookup = resolver(stack.resources, stack.named);
  return stack.resources.flatMap((resource) => {
    const { repeated } = resource;
    if (repeated === undefined) return [resource];
    return expand({
      ...resource,
      repeated:
        "count" in repeated
          ? { count: substitute(repeated.count, lookup) }
          : { forEach: substitute(repeated.forEach, lookup) },
    });
  });
}

function resolveResource(resource: Resource, lookup: Lookup): Resource {
  const values = substituteMap(resource.values, lookup);
  return values === resource.values ? resource : { ...resource, values };
}
