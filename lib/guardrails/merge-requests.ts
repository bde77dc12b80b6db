import { constraintOf, type Grant, matches } from "../core";
import { requiresProtectedRef } from "./grant-scope";

/** Whether a job of a merge request pipeline can satisfy a grant: a branch that nobody has to protect. */
export function admitsMergeRequests(grant: Grant): boolean {
  return (
    !requiresProtectedRef(grant) &&
    matches(constraintOf(grant, "pipeline_source").values, "merge_request_event") &&
    matches(constraintOf(grant, "ref_type").values, "branch")
  );
}
