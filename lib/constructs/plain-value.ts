import { UsageError } from "../core/errors";
import { known, type Place } from "./literal";

/**
 * A user's text that becomes the value of a CI variable, which GitLab would expand.
 * @throws UsageError ERR_PROP for a `$`, and for what is not known at synth
 */
export function plainValue(text: string, place: Place): string {
  if (!known(text, place).includes("$")) return text;
  throw new UsageError("ERR_PROP", `${place.prop} has a $, which GitLab would expand`, {
    given: JSON.stringify(text),
    where: place.where,
  });
}
