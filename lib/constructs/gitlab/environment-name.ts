import { UsageError } from "../../core/errors";
import { known, type Place } from "../literal";

/**
 * The name of an environment, `*` for a run of characters (`lib/gitlab/regex.rb`).
 * @throws UsageError ERR_PROP
 */
export function environmentName(given: string, place: Place): string {
  const text = known(given, place);
  if (!/^[A-Za-z0-9_$ {}.*/-]+$/.test(text) || /^\/|\/$/.test(text) || /[$%]\{/.test(text)) {
    throw new UsageError("ERR_PROP", `${place.prop} is not the name of an environment`, {
      given: JSON.stringify(text),
      allowed: "letters, digits, space and _ $ { } . / -, no slash at its ends, no ${",
      where: place.where,
    });
  }
  return text;
}
