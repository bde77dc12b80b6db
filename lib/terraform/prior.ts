import { isObject } from "./json";
import { planConfiguration } from "./plan-configuration";
import { requiredProviders } from "./required-providers";
import type { StackOptions } from "./read-stack";
import type { Stack } from "./resource";
import { readState } from "./state";

/**
 * What was there before a plan: the state that it started from, with the providers of its configuration.
 * @param plan `terraform show -json` of a plan
 */
export function readPrior(plan: unknown, options: StackOptions): Stack {
  const prior = isObject(plan) ? plan["prior_state"] : undefined;
  const required = requiredProviders(plan);
  return {
    ...readState(isObject(prior) ? prior : {}, options),
    providers: isObject(plan) ? planConfiguration(plan["configuration"]).providers : [],
    ...(required.size === 0 ? {} : { requiredProviders: required }),
  };
}
