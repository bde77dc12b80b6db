/** Words of GitLab's widget (docs.gitlab.com, "Code Quality"). */
const SEVERITIES = ["info", "minor", "major", "critical", "blocker"] as const;

export type CodeQualitySeverity = (typeof SEVERITIES)[number];

/** One finding in GitLab's Code Quality report. */
export interface CodeQualityEntry {
  readonly description: string;
  readonly check_name: string;
  /** Equal for the same finding in another run. */
  readonly fingerprint: string;
  readonly severity: CodeQualitySeverity;
  /** `path` relative to the repository. */
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Why GitLab's parser would not take an entry as it is meant; `undefined` where it does. */
export function codeQualityProblem(entry: CodeQualityEntry): string | undefined {
  const { description, check_name: rule, fingerprint, severity, location } = entry;
  const { path, lines } = location;
  if (description.trim() === "") return "it has no description";
  if (rule.trim() === "") return "it has no check_name";
  if (fingerprint.trim() === "") return "it has no fingerprint";
  if (!SEVERITIES.includes(severity)) return `its severity is ${severity}`;
  if (!isRelative(path)) return `its path is not relative to the repository: ${path}`;
  if (!Number.isSafeInteger(lines.begin) || lines.begin < 1) return `its line is ${lines.begin}`;
  return undefined;
}

function isRelative(path: string): boolean {
  return !path.includes("\\") && path.split("/").every((part) => !["", ".", ".."].includes(part));
}
