import { isObject } from "./json";
import { planConfiguration } from "./plan-configuration";
import { readPlan } from "./plan";
import { requiredProviders } from "./required-providers";
import type { StackOptions } from "./read-stack";
import type { Resource, Stack } from "./resource";
import { readState } from "./state";
import { isUnknown, type Value } from "./value";

/**
 * What was there before a plan: the state that it started from, with the providers of its configuration. What the plan leaves
 * as it is has the references of its configuration, so that it is read alike in both.
 * @param plan `terraform show -json` of a plan
 */
export function readPrior(plan: unknown, options: StackOptions): Stack {
  if (!isObject(plan)) return { ...readState({}, options), providers: [] };
  const prior = plan["prior_state"];
  const required = requiredProviders(plan);
  const state = readState(isObject(prior) ? prior : {}, options);
  const after = new Map(readPlan(plan, options).resources.map((r) => [r.address, r]));
  return {
    ...state,
    resources: state.resources.map((resource) => configured(resource, after.get(resource.address))),
    providers: planConfiguration(plan["configuration"]).providers,
    ...(required.size === 0 ? {} : { requiredProviders: required }),
  };
}

function configured(before: Resource, after: Resource | undefined): Resource {
  if (after === undefined || written(before) !== written(after)) return before;
  const { references, provider, dependsOn } = after;
  return { ...before, references, provider, dependsOn };
}

function written({ values }: Resource): string {
  return JSON.stringify(values, (_, part: Value) => (isUnknown(part) ? part.toString() : part));
}
