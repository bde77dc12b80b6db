import { resourceAt } from "./find";
import { isObject } from "./json";
import type { StackOptions } from "./read-stack";
import type { Resource, Stack } from "./resource";
import { readState } from "./state";
import { attribute, isList, isMap, isUnknown, type Value } from "./value";

/**
 * What was there before a plan: the state that it started from, with the providers of its configuration. What the plan leaves
 * as it is has the references of its configuration, so that it is read alike in both.
 * @param plan `terraform show -json` of a plan
 * @param after the plan as `readStack` reads it
 */
export function readPrior(plan: unknown, options: StackOptions, after: Stack): Stack {
  if (!isObject(plan)) return { ...readState({}, options), providers: [] };
  const prior = plan["prior_state"];
  const state = readState(isObject(prior) ? prior : {}, options);
  const { providers, requiredProviders } = after;
  return {
    ...state,
    resources: state.resources.map((resource) =>
      configured(resource, resourceAt(after, resource.address)),
    ),
    providers,
    ...(requiredProviders === undefined ? {} : { requiredProviders }),
  };
}

function configured(before: Resource, after: Resource | undefined): Resource {
  if (after === undefined || !isSame(before.values, after.values)) return before;
  const { references, provider, dependsOn } = after;
  return { ...before, references, provider, dependsOn };
}

/** Whether two values read the same, member by member. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (isUnknown(a)) return isUnknown(b) && a.toString() === b.toString();
  if (isList(a)) return isList(b) && a.length === b.length && a.every((v, i) => isSame(v, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => isSame(attribute(a, name), attribute(b, name)))
  );
}
