import { hasSince } from "./version";

/** One claim of GitLab's CI ID tokens (docs.gitlab.com, `ci/secrets/id_token_authentication`). */
export interface ClaimInfo {
  readonly name: ClaimName;
  /** Type in the JWT. Ids and flags are strings; only `runner_id` is a number. */
  readonly type: "string" | "number" | "strings";
  /**
   * `always` in every token; `environment` only where the job names an environment; `optional` where GitLab may leave it
   * out or set null.
   */
  readonly presence: "always" | "environment" | "optional";
  /** GitLab version that introduced it; `undefined` where every supported version has it. */
  readonly since: string | undefined;
  /** `EE` where the FOSS edition mints the claim with a constant. */
  readonly edition: "EE" | "any";
  /** The claims it follows from, where it carries nothing of its own. */
  readonly derivedFrom: readonly ClaimName[];
}

const rows = {
  iss: ["string", "always"],
  aud: ["strings", "always"],
  sub: ["string", "always"],
  project_path: ["string", "always"],
  project_id: ["string", "always"],
  namespace_path: ["string", "always"],
  namespace_id: ["string", "always"],
  ref_type: ["string", "always"],
  ref: ["string", "always"],
  ref_path: ["string", "always", "16.0"],
  ref_protected: ["string", "always"],
  environment: ["string", "environment"],
  environment_protected: ["string", "environment"],
  deployment_tier: ["string", "environment"],
  environment_action: ["string", "environment", "16.5"],
  pipeline_source: ["string", "always"],
  pipeline_id: ["string", "always"],
  job_id: ["string", "always"],
  runner_environment: ["string", "always"],
  runner_id: ["number", "always"],
  project_visibility: ["string", "always"],
  sha: ["string", "always"],
  user_id: ["string", "always"],
  user_login: ["string", "optional"],
  user_email: ["string", "optional"],
  user_access_level: ["string", "optional", "16.9"],
  groups_direct: ["strings", "optional"],
  ci_config_ref_uri: ["string", "optional"],
  ci_config_sha: ["string", "optional"],
  job_source: ["string", "always", "18.9"],
  job_project_path: ["string", "always", "18.4"],
  job_project_id: ["string", "always", "18.4"],
  job_namespace_path: ["string", "always", "18.4"],
  job_namespace_id: ["string", "always", "18.4"],
  source_project_path: ["string", "optional", "19.4"],
  source_project_id: ["string", "optional", "19.4"],
  source_namespace_path: ["string", "optional", "19.4"],
  source_namespace_id: ["string", "optional", "19.4"],
} as const satisfies Record<
  string,
  readonly [ClaimInfo["type"], ClaimInfo["presence"], (string | undefined)?]
>;

/** A claim, named as GitLab names it. */
export type ClaimName = keyof typeof rows;

const DERIVED: Partial<Record<ClaimName, readonly ClaimName[]>> = {
  namespace_path: ["project_path"],
  ref_path: ["ref_type", "ref"],
};

/** Every claim, in the order in which reports name them. */
export const CLAIMS: readonly ClaimInfo[] = (Object.keys(rows) as ClaimName[]).map((name) => {
  const [type, presence, since] = rows[name] as readonly [
    ClaimInfo["type"],
    ClaimInfo["presence"],
    string?,
  ];
  const edition = name === "environment_protected" ? "EE" : "any";
  return { name, type, presence, since, edition, derivedFrom: DERIVED[name] ?? [] };
});

const BY_NAME: ReadonlyMap<string, ClaimInfo> = new Map(CLAIMS.map((c) => [c.name, c]));
const ORDER: ReadonlyMap<string, number> = new Map(CLAIMS.map((c, index) => [c.name, index]));

export function claimInfo(name: ClaimName): ClaimInfo {
  const info = BY_NAME.get(name);
  if (info === undefined) throw new TypeError(`no claim ${name}`);
  return info;
}

export function isClaimName(name: string): name is ClaimName {
  return BY_NAME.has(name);
}

/** The claims a GitLab of this version mints. */
export function claimsOf(version: string): readonly ClaimInfo[] {
  return CLAIMS.filter((claim) => hasSince(version, claim.since));
}

/** Orders claim names as `CLAIMS` does. */
export function byClaimOrder(a: ClaimName, b: ClaimName): number {
  return (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0);
}
