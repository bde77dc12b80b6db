import { InputError } from "../../core";
import type { Fields } from "../fields";

/**
 * The one of several members that an object has.
 * @throws InputError ERR_INPUT_SHAPE where it has none, or more than one
 */
export function oneOf<Name extends string>(entry: Fields, names: readonly Name[]): Name {
  const found = names.filter((name) => entry.has(name));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new InputError("ERR_INPUT_SHAPE", `one of ${names.join(", ")} is expected`, {
    given: found.length === 0 ? "none" : found.join(", "),
    where: entry.where,
  });
}
