import { UsageError } from "../../core/errors";
import { known, type Place } from "../literal";

/**
 * A branch or tag name, or a pattern of names with `*`, by git's rules (`git check-ref-format`): whatever breaks them
 * could never match a ref.
 * @throws UsageError ERR_PROP
 */
export function refPattern(given: string, place: Place): string {
  const text = known(given, place);
  const problem = refProblem(text);
  if (problem !== undefined) {
    throw new UsageError("ERR_PROP", `${place.prop} ${problem}`, {
      given: JSON.stringify(text),
      allowed: "the short name of a ref, such as main or release/*",
      where: place.where,
    });
  }
  return text;
}

/**
 * The name of one branch or tag, without wildcard.
 * @throws UsageError ERR_PROP
 */
export function refName(given: string, place: Place, instead: string): string {
  const text = refPattern(given, place);
  if (text.includes("*")) {
    throw new UsageError("ERR_PROP", `${place.prop} is a pattern, not one name`, {
      given: JSON.stringify(text),
      fix: `write ${instead}(${JSON.stringify(text)}) where a pattern is meant`,
      where: place.where,
    });
  }
  return text;
}

function refProblem(text: string): string | undefined {
  if (/^refs\/(heads|tags)\//.test(text))
    return "is a full ref, and GitLab's ref is the short name";
  const bad = /[\x20~^:?[\\]/.exec(text);
  if (bad !== null) return `has ${JSON.stringify(bad[0])}, which no ref can hold`;
  if (/\.\.|\/\/|@\{/.test(text)) return "has two dots, two slashes or @{, which no ref can hold";
  if (/^[/.]|\/\.|[/.]$|\.lock(\/|$)/.test(text)) return "starts or ends as no ref can";
  if (text.includes("${") || text.includes("%{"))
    return "has a template mark (${ or %{), which relying parties evaluate";
  return undefined;
}
