import { constraintOf, exactValues, type Trust, withinDomain } from "../../core";

/** Whether a trust names refs by a pattern, so that exact credentials cannot say it. */
export function needsPattern({ grants }: Trust): boolean {
  return grants.some(
    (grant) => exactValues(withinDomain("ref", constraintOf(grant, "ref").values)) === undefined,
  );
}
