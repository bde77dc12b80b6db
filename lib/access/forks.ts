import { type ClaimName, exact, type Grant } from "../core";
import type { Causes, Constraints } from "./obtainable";

const OF_JOB: Partial<Record<ClaimName, ClaimName>> = {
  project_path: "job_project_path",
  project_id: "job_project_id",
  namespace_id: "job_namespace_id",
};

/** Claims that name the fork, not the project, in a merge request pipeline from a fork. */
const OF_FORK: readonly ClaimName[] = [
  "project_path",
  "project_id",
  "namespace_id",
  "source_project_path",
  "source_project_id",
  "source_namespace_path",
  "source_namespace_id",
];

/** Whether a grant looks at the project that runs the job, and not at the one the code comes from. */
export function looksAtJobProjectAlone(grant: Grant): boolean {
  const asks = (claim: ClaimName): boolean => grant.constraints.has(claim);
  return Object.values(OF_JOB).some(asks) && !OF_FORK.some(asks);
}

/**
 * The tokens of merge request pipelines that a member starts for a fork in the project itself: `job_project_*` is the
 * project, everything else the fork's, with any source branch (docs.gitlab.com, ci/pipelines/merge_request_pipelines). The member needs no
 * right on that branch.
 */
export function forkCauses({ project, environments }: Causes): Causes {
  const ref: Constraints = [
    ["ref_type", { values: exact("branch"), absent: false }],
    ["ref_protected", { values: exact("false"), absent: false }],
    ["pipeline_source", { values: exact("merge_request_event"), absent: false }],
  ];
  return {
    project: project.map(([claim, constraint]) => [OF_JOB[claim] ?? claim, constraint] as const),
    refs: project.length === 0 ? [] : [ref],
    environments,
  };
}
