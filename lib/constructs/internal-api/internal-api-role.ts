import { Construct } from "constructs";
import { exact, restrict } from "../../core";
import { compileRole, type PolicyRole } from "../../relying-parties/internal-api";
import { ROLE_NAME } from "../../relying-parties/internal-api/forms";
import type { Jobs } from "../gitlab/jobs";
import { matching } from "../matching";
import { federationStackOf } from "../stack-lookup";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { internalApiCiJob } from "./ci-job";
import type { InternalApi } from "./internal-api";

export interface InternalApiRoleProps {
  readonly api: InternalApi;
  /** The jobs that have the role. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why they have it: what reviewers read. */
  readonly because: string;
  /**
   * Name of the role, once at the API: up to 63 letters, digits and `_ . -`.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * Claims that the jobs name and the policy does not enforce, each with the reason why that is accepted. The review shows
   * them.
   * @default - none
   */
  readonly notEnforced?: NotEnforced;
}

/**
 * What named GitLab jobs may be at an internal API, and nobody else. What a role may do there is the service's matter.
 * The verifier sees every claim by itself, so that nothing is asked of the projects' subject templates.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE; CannotExpressError for a condition that no policy can hold
 */
export class InternalApiRole extends Construct {
  readonly roleName: string;
  readonly audience: string;

  constructor(scope: Construct, id: string, props: InternalApiRoleProps) {
    super(scope, id);
    const where = this.node.path;
    const { api } = props;
    const stack = federationStackOf(this);
    const { jobs, notEnforced } = trustedJobs(this, props, "a role");
    this.audience = api.audience;
    this.roleName = matching(props.name ?? id, ROLE_NAME.pattern, ROLE_NAME.words, where, "name");
    stack.registry.once(
      `internal-api-role:${api.apiName}:${this.roleName}`,
      `the role ${this.roleName} of ${api.apiName}`,
      where,
      "give each role of an API its own name",
    );
    const { issuer } = stack.gitlab;
    const role = (): PolicyRole =>
      compileRole(restrict(jobs.trust, "aud", exact(api.audience)), {
        name: api.apiName,
        issuer,
        audience: api.audience,
        role: this.roleName,
        notEnforced,
        where,
      });
    role();
    api.addRole(role);
    stack.registerCiJob(internalApiCiJob(this.roleName, api));
  }
}
