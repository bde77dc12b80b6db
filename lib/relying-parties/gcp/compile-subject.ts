import { type Trust } from "../../core";
import { cel, type Expression } from "../cel";
import { LIMITS } from "./limits";
import { lengthRange } from "./text-length";

/** What names a job in audit logs: project, kind of ref and ref. */
const REF: Expression = cel.concat(
  cel.claim("project_id"),
  ":",
  cel.claim("ref_type"),
  ":",
  cel.claim("ref"),
);

/** Three ids of at most 19 digits: never above 59 bytes. */
const IDS: Expression = cel.concat(
  cel.claim("project_id"),
  ":",
  cel.claim("pipeline_id"),
  ":",
  cel.claim("job_id"),
);

/**
 * `google.subject` for the tokens of some trusts, at most 127 bytes for each: project and ref where the refs are known to be
 * short enough, else project, pipeline and job.
 */
export function subjectExpression(trusts: readonly Trust[]): Expression {
  const grants = trusts.flatMap((trust) => trust.grants);
  return grants.every((grant) => lengthRange(REF, grant, []).most <= LIMITS.subject) ? REF : IDS;
}
