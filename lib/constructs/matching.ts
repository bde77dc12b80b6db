import { UsageError } from "../core/errors";
import { known } from "./literal";

/**
 * A text that has one form.
 * @param allowed the form in words
 * @throws UsageError ERR_PROP
 */
export function matching(
  text: string,
  form: RegExp,
  allowed: string,
  where: string,
  prop: string,
): string {
  if (form.test(known(text, { where, prop }))) return text;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: JSON.stringify(text),
    allowed,
    where,
  });
}
