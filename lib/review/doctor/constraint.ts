import { minVersion, Range, satisfies, subset } from "semver";

/** What a constraint leaves open about a version that is needed. */
export type Fit = "always" | "may be older" | "never" | "not understood";

/**
 * Whether every version that a Terraform constraint allows, some, or none is new enough.
 * @param constraint `~> 3.7`, `>= 3.0, < 4.0`, `3.7.1` (developer.hashicorp.com, "Version Constraints")
 * @param needed the first version that has what is needed, `3.7.0`
 */
export function fitOf(constraint: string, needed: string): Fit {
  const range = rangeOf(constraint);
  if (range === undefined) return "not understood";
  const wanted = new Range(`>=${needed}`);
  if (subset(range, wanted)) return "always";
  return range.intersects(wanted) ? "may be older" : "never";
}

/** Whether a package's version is in an npm range. Prereleases count as what they lead to. */
export function isInRange(version: string, range: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}

/** The oldest version that a constraint allows, as text; `undefined` where it is not understood. */
export function oldestOf(constraint: string): string | undefined {
  const range = rangeOf(constraint);
  return range === undefined ? undefined : minVersion(range)?.version;
}

function rangeOf(constraint: string): Range | undefined {
  const parts = constraint.split(",").map((part) => termOf(part.trim()));
  if (parts.some((part) => part === undefined)) return undefined;
  try {
    return new Range(parts.join(" "));
  } catch {
    return undefined;
  }
}

function termOf(text: string): string | undefined {
  const term = /^(=|!=|>|>=|<|<=|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?$/.exec(
    text,
  );
  if (term === null) return undefined;
  const [, operator = "=", major = "0", minor, patch, prerelease = ""] = term;
  const version = `${major}.${minor ?? "0"}.${patch ?? "0"}${prerelease}`;
  if (operator === "!=") return "";
  if (operator !== "~>") return `${operator}${version}`;
  if (minor === undefined) return `>=${version}`;
  return patch === undefined
    ? `>=${version} <${Number(major) + 1}.0.0`
    : `>=${version} <${major}.${Number(minor) + 1}.0`;
}
