import type { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import type { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { PREFIX } from "../../relying-parties/kubernetes";
import type { Jobs } from "../gitlab/jobs";
import { kebabCase } from "../kebab-case";
import { federationStackOf } from "../stack-lookup";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { kubernetesCiJob } from "./ci-job";
import type { KubernetesCluster } from "./kubernetes-cluster";
import { objectName } from "./names";
import { NamespaceBinding } from "./namespace-binding";
import type { NamespaceGrant } from "./rbac-rules";

export interface NamespaceRoleProps {
  readonly cluster: KubernetesCluster;
  /** Namespace in which the jobs get rights; it must exist. */
  readonly namespace: string;
  /** The jobs that get the role. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why it exists: the description of role and binding, and what reviewers read. */
  readonly because: string;
  /**
   * Name of the role and its binding, unique in the namespace.
   * @default - the construct id in lower case: `web-deployer`
   */
  readonly name?: string;
  /**
   * Claims that the jobs name and the cluster does not enforce, each with the reason why that is accepted.
   * @default - none: the API server sees every claim
   */
  readonly notEnforced?: NotEnforced;
}

/**
 * Rights in one namespace of a cluster, for named GitLab jobs that come with their ID token, and for nobody else: the jobs get
 * one group, to which a Role is bound once permissions are granted.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK; CannotExpressError for what the API server cannot enforce
 */
export class NamespaceRole extends Construct {
  readonly roleName: string;
  readonly namespace: string;
  /** What RBAC knows the jobs by: `gitlab:production:payments:web-deployer`. */
  readonly group: string;
  readonly audience: string;
  private readonly rbac: NamespaceBinding;

  constructor(scope: Construct, id: string, props: NamespaceRoleProps) {
    super(scope, id);
    const where = this.node.path;
    const { cluster } = props;
    const stack = federationStackOf(this);
    const { because, jobs, notEnforced } = trustedJobs(this, props, "a role");
    if (federationStackOf(cluster) !== stack) {
      throw new UsageError("ERR_PROP", "cluster belongs to another stack", {
        fix: "define the roles of a cluster in its own stack: they share its one authenticator",
        where,
      });
    }
    this.audience = cluster.audience;
    this.namespace = objectName(props.namespace, where, "namespace");
    this.roleName = objectName(props.name ?? kebabCase(id), where, "name");
    this.group = `${PREFIX}${cluster.clusterName}:${this.namespace}:${this.roleName}`;
    stack.registry.once(
      `kubernetes-role:${this.group}`,
      `role ${this.roleName} of namespace ${this.namespace}`,
      where,
      "give each role of a namespace its own name",
    );
    cluster.addIdentity({ group: this.group, jobs, notEnforced, where });
    this.rbac = new NamespaceBinding(this, {
      cluster,
      namespace: this.namespace,
      name: this.roleName,
      group: this.group,
      because,
    });
    stack.registerCiJob(
      kubernetesCiJob({
        name: this.roleName,
        group: this.group,
        namespace: this.namespace,
        cluster,
        where,
      }),
    );
  }

  /** The role, once permissions were granted. */
  get role(): RoleV1 | undefined {
    return this.rbac.role;
  }

  /** Its binding, once permissions were granted. */
  get binding(): RoleBindingV1 | undefined {
    return this.rbac.binding;
  }

  /** Adds permissions in the namespace. Returns the role, so that grants can follow one another. */
  grant(...grants: readonly NamespaceGrant[]): this {
    this.rbac.add(grants);
    return this;
  }
}
