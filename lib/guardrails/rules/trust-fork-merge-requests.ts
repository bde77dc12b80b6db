import { type ClaimName, constraintOf, exactValues, type Grant } from "../../core";
import { admitsMergeRequests } from "../merge-requests";
import type { Rule } from "../rule";
import { atIdentity, liveGrants, onePerIdentity } from "../trusts";
import { listed } from "../words";

const RUNS: readonly ClaimName[] = ["job_project_id", "job_project_path"];
const OWNS: readonly ClaimName[] = [
  "project_id",
  "project_path",
  "source_project_id",
  "source_project_path",
];

export const forkMergeRequests: Rule = {
  id: "trust/fork-merge-requests",
  severity: "warning",
  title: "Merge request pipelines of forks are trusted as if they were the project's own.",
  why: "In a merge request from a fork that runs in the parent project, job_project_id and job_project_path name the parent although code and .gitlab-ci.yml are the fork's (gitlab-org/gitlab issue 563038, merge request 258245).",
  fix: "require ref_protected, or name the project by project_id, which is the fork's in such a pipeline",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const asked = RUNS.filter((claim) => isFixed(grant, claim));
      if (asked.length === 0 || OWNS.some((claim) => isFixed(grant, claim))) return undefined;
      if (!admitsMergeRequests(grant)) return undefined;
      return atIdentity(identity, {
        message: `${identity.name} knows its project by ${listed(asked)} alone: a member who starts the pipeline of a fork's merge request lends the identity to the fork's code`,
        given: asked.join(", "),
      });
    }),
};

function isFixed(grant: Grant, claim: ClaimName): boolean {
  return exactValues(constraintOf(grant, claim).values) !== undefined;
}
