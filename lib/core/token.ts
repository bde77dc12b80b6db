import { DEFAULT_TEMPLATE, renderSubject, type SubjectTemplate } from "./subject-template";

/** The claims of one job's ID token, as in the JWT. */
export type Token = Readonly<Record<string, unknown>>;

/** Claims of an ordinary push to a protected `main`: the fixed invented values of witnesses and fixtures. */
export const SAMPLE_CLAIMS = {
  iss: "https://gitlab.com",
  aud: "https://relying-party.example",
  project_path: "example-group/example-project",
  project_id: "1000",
  namespace_id: "100",
  ref_type: "branch",
  ref: "main",
  ref_protected: "true",
  pipeline_source: "push",
  pipeline_id: "5000",
  job_id: "50000",
  runner_environment: "self-hosted",
  runner_id: 1,
  project_visibility: "private",
  sha: "0123456789abcdef0123456789abcdef01234567",
  user_id: "10",
  user_login: "sample-user",
  user_email: "sample-user@example.com",
  user_access_level: "maintainer",
  job_source: "push",
} as const;

/**
 * A whole token from some of its claims: claims left out get the values of `SAMPLE_CLAIMS`, derived claims and `sub` are
 * made as GitLab makes them. A claim given as `undefined` or `null` is left out.
 * @param claims claims by GitLab's names
 * @param template how `sub` is built; `sub` given in `claims` wins
 */
export function jobToken(
  claims: Readonly<Record<string, unknown>>,
  template: SubjectTemplate = DEFAULT_TEMPLATE,
): Token {
  const given: Record<string, unknown> = { ...SAMPLE_CLAIMS, ...claims };
  const all = Object.entries({ ...given, ...derived(given), ...claims });
  const token = Object.fromEntries(
    all.filter(([, value]) => value !== undefined && value !== null),
  );
  return Object.hasOwn(claims, "sub") ? token : { ...token, sub: renderSubject(template, token) };
}

function derived(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { project_path: path, ref_type: type, ref } = claims;
  const isRef = typeof ref === "string" && typeof type === "string";
  return {
    namespace_path: parentOf(path),
    ref_path: isRef ? `refs/${type === "tag" ? "tags" : "heads"}/${ref}` : undefined,
    job_project_path: path,
    job_project_id: claims["project_id"],
    job_namespace_path: parentOf(claims["job_project_path"] ?? path),
    job_namespace_id: claims["namespace_id"],
  };
}

function parentOf(path: unknown): string | undefined {
  return typeof path === "string" ? path.slice(0, Math.max(0, path.lastIndexOf("/"))) : undefined;
}

/** The texts a claim of a token offers to a constraint; `undefined` where the token lacks the claim. */
export function claimTexts(token: Token, claim: string): readonly string[] | undefined {
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.filter((member) => typeof member === "string");
  return [];
}
