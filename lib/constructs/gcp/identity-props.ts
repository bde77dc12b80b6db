import type { ClaimName } from "../../core";
import { capabilities } from "../../relying-parties/gcp";
import type { Jobs } from "../gitlab/jobs";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { UsageError } from "../../core/errors";
import type { IConstruct } from "constructs";
import { federationStackOf } from "../stack-lookup";
import type { GcpWorkloadIdentityPool } from "./workload-identity-pool";

/** What every identity of a pool is told. */
export interface GcpIdentityProps {
  readonly pool: GcpWorkloadIdentityPool;
  /** The jobs that become the identity. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why the identity exists: what reviewers read. */
  readonly because: string;
  /**
   * Claims that the jobs name and Google does not enforce, each with the reason why that is accepted. The review shows them.
   * @default - none: what Google cannot enforce is refused
   */
  readonly notEnforced?: NotEnforced;
}

/** The identity as its pool admits it. */
export interface CheckedIdentity {
  readonly because: string;
  readonly member: string;
}

/**
 * Adds an identity to its pool and to what reviewers read.
 * @param name name of its attribute
 * @throws UsageError ERR_PROP, ERR_DUPLICATE; CannotExpressError
 */
export function admitted(
  construct: IConstruct,
  name: string,
  props: GcpIdentityProps,
): CheckedIdentity {
  const where = construct.node.path;
  const { pool } = props;
  if (federationStackOf(pool) !== federationStackOf(construct)) {
    throw new UsageError("ERR_PROP", "the pool is in another stack", {
      given: pool.node.path,
      fix: "define the identities of a pool in its stack: the condition of the pool is made of them",
      where,
    });
  }
  const { because, jobs, notEnforced } = trustedJobs(construct, props, "an identity");
  jobs.requireInSubject({
    visible: capabilities(jobs.issuer).keys,
    notEnforced: Object.keys(notEnforced) as ClaimName[],
    by: where,
  });
  return { because, member: pool.admit({ name, jobs, notEnforced, where }) };
}
