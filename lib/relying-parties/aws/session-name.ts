import type { OperatorUse } from "./operators";
import { known, type Text, type Verdict } from "../text";

/**
 * Decides a string condition on `sts:RoleSessionName`. The job chooses the name: it is not attested. So an Allow is met
 * where any name meets the condition, and a Deny strikes only where no name escapes it.
 */
export function sessionVerdict(
  use: OperatorUse,
  values: readonly Text[],
  effect: "Allow" | "Deny" | "unknown",
): Verdict {
  const { operator } = use;
  if (operator.kind !== "string" || effect === "unknown") return null;
  const late = values.some((value) => known(value) === undefined);
  const matchesAll =
    operator.comparison === "like" && values.some((value) => /^\*+$/.test(known(value) ?? ""));
  const forSome = operator.negated ? !matchesAll : values.length > 0;
  const forAll = operator.negated ? values.length === 0 : matchesAll;
  if (effect === "Allow") return late && (operator.negated || hasVariable(values)) ? null : forSome;
  return late && !operator.negated && !matchesAll ? null : forAll;
}

function hasVariable(values: readonly Text[]): boolean {
  return values.some((value) => value.cause === "not-understood");
}
