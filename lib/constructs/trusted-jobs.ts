import type { IConstruct } from "constructs";
import type { ClaimName } from "../core";
import { UsageError } from "../core/errors";
import type { Jobs } from "./gitlab/jobs";
import type { Place } from "./literal";
import { type Reason, reason } from "./reason";
import { federationStackOf } from "./stack-lookup";

/** Claims that jobs name and a relying party does not enforce, each with the reason why that is accepted. */
export type NotEnforced = Partial<Readonly<Record<ClaimName, string>>>;

/**
 * The jobs of a trust as one value.
 * @throws UsageError ERR_PROP for none, or for jobs of several instances
 */
export function combinedJobs(given: Jobs | readonly Jobs[], { where, prop }: Place): Jobs {
  const [first, ...rest] = Array.isArray(given) ? (given as readonly Jobs[]) : [given as Jobs];
  if (first === undefined) {
    throw new UsageError("ERR_PROP", `${prop} names no jobs`, {
      fix: 'name the jobs: project.jobs({ ref: branch("main") })',
      where,
    });
  }
  return rest.length === 0 ? first : first.or(...rest);
}

/** What the props of everything that jobs become say about them. */
export interface TrustedJobsProps {
  readonly assumedBy: Jobs | readonly Jobs[];
  readonly because: string;
  readonly notEnforced?: NotEnforced;
}

/** The same, checked. */
export interface TrustedJobs {
  readonly because: string;
  readonly jobs: Jobs;
  readonly notEnforced: NotEnforced;
}

/**
 * Checks which jobs become a role or identity, and tells reviewers the reasons, with the findings that they accept.
 * @param what what the construct is, for messages: `a role`
 * @throws UsageError ERR_PROP
 */
export function trustedJobs(
  construct: IConstruct,
  props: TrustedJobsProps,
  what: "a role" | "an identity",
): TrustedJobs {
  const where = construct.node.path;
  const { registry } = federationStackOf(construct);
  const because = reason(props.because, what, { where, prop: "because" });
  const jobs = combinedJobs(props.assumedBy, { where, prop: "assumedBy" });
  const notEnforced = notEnforcedReasons(props.notEnforced ?? {}, where);
  const accepted = [...jobs.because, ...weakenings(notEnforced)];
  registry.note(construct, [because, ...accepted.map(({ text }) => text)]);
  registry.accept(where, accepted);
  return { because, jobs, notEnforced };
}

/** @throws UsageError ERR_PROP where a reason is missing */
export function notEnforcedReasons(given: NotEnforced, where: string): NotEnforced {
  return Object.fromEntries(
    Object.entries(given).map(([claim, because]) => [
      claim,
      reason(because, `not enforcing ${claim}`, { where, prop: `notEnforced.${claim}` }),
    ]),
  );
}

/** What reviewers would ask about a claim that is not enforced is answered by its reason. */
const ACCEPTED: Partial<Readonly<Record<ClaimName, readonly string[]>>> = {
  project_id: ["trust/mutable-path"],
  ref_protected: ["trust/unprotected-ref", "trust/any-ref"],
};

/** The reasons, with the findings that they accept. */
export function weakenings(notEnforced: NotEnforced): readonly Reason[] {
  return (Object.entries(notEnforced) as [ClaimName, string][]).map(([claim, text]) => ({
    text,
    accepts: ACCEPTED[claim] ?? [],
  }));
}
