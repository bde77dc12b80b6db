import { exact, restrict } from "../../core";
import { type CompiledProvider, compileProvider } from "../../relying-parties/gcp";
import type { Jobs } from "../gitlab/jobs";
import type { NotEnforced } from "../trusted-jobs";

/** One identity of a pool, as its construct names it. */
export interface Admitted {
  /** Name of its attribute. */
  readonly name: string;
  readonly jobs: Jobs;
  readonly notEnforced: NotEnforced;
  /** Construct path. */
  readonly where: string;
}

/** What identities need to know of their pool. */
export interface PoolPlace {
  readonly audience: string;
  readonly projectNumber: string;
  readonly poolId: string;
}

/**
 * The provider of a pool, with the jobs as they stand now.
 * @throws CannotExpressError with the construct path
 */
export function compiledPool(
  { audience, poolId, projectNumber }: PoolPlace,
  admitted: readonly Admitted[],
): CompiledProvider {
  const [first] = admitted;
  if (first === undefined) throw new TypeError("a pool without identities has no provider");
  const identities = admitted.map(({ jobs, ...identity }) => ({
    ...identity,
    trust: restrict(jobs.trust, "aud", exact(audience)),
  }));
  return compileProvider(identities, { issuer: first.jobs.issuer, projectNumber, poolId });
}
