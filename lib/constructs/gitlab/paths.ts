import { UsageError } from "../../core/errors";
import { known, type Place } from "../literal";

const SEGMENT = /^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/;

/**
 * One segment of a path: what `path` of a group or project may be (`lib/gitlab/path_regex.rb`).
 * @throws UsageError ERR_PROP
 */
export function pathSegment(given: string, place: Place): string {
  const text = known(given, place);
  const problem = segmentProblem(text);
  if (problem !== undefined)
    refuse(text, problem, "letters, digits, _ . -, one segment without a slash", place);
  return text;
}

/**
 * The full path of a group (`shop` or `shop/team`) or, with `least` 2, of a project.
 * @throws UsageError ERR_PROP
 */
export function fullPath(given: string, place: Place, least: 1 | 2): string {
  const text = known(given, place);
  const segments = text.split("/");
  const problem =
    segments.map(segmentProblem).find((p) => p !== undefined) ??
    (segments.length < least ? "has no group before the project" : undefined);
  if (problem !== undefined) {
    refuse(
      text,
      problem,
      `${least === 2 ? "group/project" : "group or group/subgroup"}, without a slash at its ends`,
      place,
    );
  }
  return text;
}

function segmentProblem(segment: string): string | undefined {
  if (segment === "") return "has an empty segment";
  if (!SEGMENT.test(segment)) return "has a character that GitLab does not allow in a path";
  if (/\.(git|atom)$/.test(segment) || segment.endsWith("."))
    return "has a segment that ends in .git, .atom or a dot";
  return undefined;
}

function refuse(given: string, problem: string, allowed: string, { where, prop }: Place): never {
  throw new UsageError("ERR_PROP", `${prop} ${problem}`, {
    given: JSON.stringify(given),
    allowed,
    where,
  });
}
