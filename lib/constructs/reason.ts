import { UsageError } from "../core/errors";
import { known, type Place } from "./literal";

/** A written reason, and the guard rails whose findings it accepts. */
export interface Reason {
  readonly text: string;
  /** Rule ids. */
  readonly accepts: readonly string[];
}

/**
 * A written reason for something looser than the default.
 * @throws UsageError ERR_PROP where it is missing, empty or cannot be carried
 */
export function reason(given: string | undefined, what: string, place: Place): string {
  if (given === undefined || given.trim() === "") {
    throw new UsageError("ERR_PROP", `${what} needs a reason`, {
      fix: `say why in ${place.prop}: it is shown to whoever reviews the change`,
      where: place.where,
    });
  }
  return known(given, place);
}
