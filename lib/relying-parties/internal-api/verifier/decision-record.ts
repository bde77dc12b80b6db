import type { Token } from "../../../core/token";
import type { Refusal } from "./verification-error";

/** What is told of one decision: no token, no value of a claim that names a person. */
export interface DecisionRecord {
  /** Name of the policy. */
  readonly policy: string;
  readonly admitted: boolean;
  /** Why not; `undefined` where it is admitted. */
  readonly refusal: Refusal | undefined;
  /** The roles that the job has at the API. */
  readonly roles: readonly string[];
  /** With `no-grant`, the claims that keep the job out of the nearest role, by name. */
  readonly failing: readonly string[];
  /** Which job it was. `undefined` until the signature is found right: until then a token may say anything. */
  readonly job: JobRecord | undefined;
}

export type JobRecord = Readonly<Partial<Record<(typeof LOGGED)[number], string>>>;

/** Claims that name a job, and nobody. */
const LOGGED = ["project_path", "ref", "pipeline_id", "job_id"] as const;

/** The claims of a verified token that are told. */
export function jobRecord(claims: Token): JobRecord {
  return Object.fromEntries(
    LOGGED.flatMap((claim) => {
      const value = claims[claim];
      return typeof value === "string" ? [[claim, value] as const] : [];
    }),
  );
}
