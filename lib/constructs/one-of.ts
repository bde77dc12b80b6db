import { UsageError } from "../core/errors";
import type { Place } from "./literal";

/**
 * A value of a closed list, for programs that are not type-checked or that cast.
 * @throws UsageError ERR_PROP
 */
export function oneOf<T extends string>(given: string, allowed: readonly T[], place: Place): T {
  const found = allowed.find((value) => value === given);
  if (found === undefined) {
    throw new UsageError("ERR_PROP", `${place.prop} is not known`, {
      given: JSON.stringify(given),
      allowed: allowed.join(", "),
      where: place.where,
    });
  }
  return found;
}
