import { DEPLOYMENT_TIERS } from "../../core/deployment-tiers";
import type { ProductionMark } from "../../review/production-mark";
import { known } from "../literal";
import { oneOf } from "../one-of";

export type { ProductionMark } from "../../review/production-mark";

/**
 * Marks as the side file carries them.
 * @param where construct path of the stack
 * @throws UsageError ERR_PROP for a tier that GitLab does not know, an empty text, and what is not known at synth
 */
export function productionMarks(
  marks: readonly ProductionMark[],
  where: string,
): readonly ProductionMark[] {
  return marks.map((mark): ProductionMark => {
    const place = { where, prop: "production" };
    if ("tier" in mark) return { tier: oneOf(mark.tier, DEPLOYMENT_TIERS, place) };
    if ("tag" in mark) return { tag: known(mark.tag, place), value: known(mark.value, place) };
    return { pattern: known(mark.pattern, place) };
  });
}
