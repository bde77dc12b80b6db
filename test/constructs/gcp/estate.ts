import {
  GcpServiceAccount,
  type GcpServiceAccountProps,
  GcpWorkloadIdentityPool,
  type GcpWorkloadIdentityPoolProps,
} from "../../../lib/constructs/gcp";
import {
  branch,
  type FederationStack,
  GitlabGroup,
  type GitlabInstance,
  GitlabProject,
  type Jobs,
  type JobsProps,
} from "../../../lib/constructs/gitlab";
import { freshStack, synthesized } from "../../support/synth";

/** A project with its pool, as the tests of identities need it. */
export interface Estate {
  readonly stack: FederationStack;
  readonly group: GitlabGroup;
  readonly web: GitlabProject;
  readonly pool: GcpWorkloadIdentityPool;
}

export const PROPS: GcpWorkloadIdentityPoolProps = {
  projectId: "shop-prod",
  projectNumber: "123456789",
  poolId: "gitlab-pool",
};

export function estate(
  stack: FederationStack,
  props: Partial<GcpWorkloadIdentityPoolProps> = {},
): Estate {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group, path: "web" });
  const pool = new GcpWorkloadIdentityPool(stack, "Google", { ...PROPS, ...props });
  return { stack, group, web, pool };
}

export function freshEstate(gitlab?: GitlabInstance): Estate {
  return estate(freshStack(gitlab).stack);
}

/** Jobs on the protected main. */
export function mainJobs({ web }: Estate, props: Partial<JobsProps> = {}): Jobs {
  return web.jobs({ ref: branch("main"), ...props });
}

/** Synthesizes an estate with what `build` adds to it; returns the resources. */
export function resources(
  build: (estate: Estate) => void,
  {
    gitlab,
    ...pool
  }: Partial<GcpWorkloadIdentityPoolProps> & { readonly gitlab?: GitlabInstance } = {},
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return synthesized((stack) => build(estate(stack, pool)), gitlab).resource ?? {};
}

/** A service account for the jobs on the protected main, with other properties where given. */
export function publisher(
  e: Estate,
  props: Partial<GcpServiceAccountProps> = {},
): GcpServiceAccount {
  return new GcpServiceAccount(e.stack, "StorefrontPublisher", {
    pool: e.pool,
    assumedBy: mainJobs(e),
    because: "uploads builds",
    ...props,
  });
}

/** What the jobs on the protected main must have. */
export const MAIN =
  "assertion.project_path == 'shop/web' && assertion.project_id == '${gitlab_project.Web.id}' && assertion.ref_type == 'branch' && assertion.ref == 'main' && assertion.ref_protected == 'true'";

export const POOL_NAME = "projects/123456789/locations/global/workloadIdentityPools/gitlab-pool";
export const AUDIENCE = `https://iam.googleapis.com/${POOL_NAME}/providers/gitlab`;
export const POOL_ADDRESS = "google_iam_workload_identity_pool.Google_Pool_97F8E7F3";

export function memberOf(attribute: string): string {
  return `principalSet://iam.googleapis.com/${POOL_NAME}/attribute.${attribute}/true`;
}
