import {
  type ClaimName,
  type Constraint,
  type Grant,
  intersection,
  type Issuer,
  type Language,
  makeGrant,
  matches,
} from "../core";

/** What a grant asks of the project that runs a job. */
export interface Wanted {
  /** The grant as it was read. */
  readonly whole: Grant;
  /** The grant with everything it asks of the project said of `project_path`, `project_id` and `namespace_id`. */
  readonly grant: Grant;
  /** `undefined` where the grant asks nothing of the claim. */
  readonly paths: Language | undefined;
  readonly ids: Language | undefined;
  readonly namespaceIds: Language | undefined;
  /** Whether an instance can sign its tokens; one that is not known can. */
  signedBy(issuer: Issuer | undefined): boolean;
}

/** In a job that runs in its own project these claims are equal; a merge request from a fork is the exception. */
const SAME_PROJECT: readonly (readonly [ClaimName, ClaimName])[] = [
  ["job_project_path", "project_path"],
  ["job_project_id", "project_id"],
  ["job_namespace_id", "namespace_id"],
  ["source_project_path", "project_path"],
  ["source_project_id", "project_id"],
  ["source_namespace_id", "namespace_id"],
];

/** What a grant asks of the project of an ordinary job; `undefined` where no project can give it. */
export function wantedOf(grant: Grant): Wanted | undefined {
  const own = sameProject(grant);
  if (own === undefined) return undefined;
  const values = (claim: ClaimName): Language | undefined => own.constraints.get(claim)?.values;
  const iss = values("iss");
  return {
    whole: grant,
    grant: own,
    paths: values("project_path"),
    ids: values("project_id"),
    namespaceIds: values("namespace_id"),
    signedBy: (issuer) => issuer === undefined || iss === undefined || matches(iss, issuer.url),
  };
}

function sameProject(grant: Grant): Grant | undefined {
  if (!SAME_PROJECT.some(([claim]) => grant.constraints.has(claim))) return grant;
  const constraints = new Map(grant.constraints);
  for (const [claim, own] of SAME_PROJECT) {
    const constraint = constraints.get(claim);
    if (constraint === undefined || constraint.absent) continue;
    constraints.set(own, both(constraint, constraints.get(own)));
    if (claim.startsWith("job_")) constraints.delete(claim);
  }
  return makeGrant(constraints, grant.template);
}

function both(a: Constraint, b: Constraint | undefined): Constraint {
  return { values: b === undefined ? a.values : intersection(a.values, b.values), absent: false };
}
