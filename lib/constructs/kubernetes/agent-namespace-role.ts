import type { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import type { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { Construct } from "constructs";
import { DEPLOYMENT_TIERS, type DeploymentTier } from "../../core";
import type { GitlabProjectBase } from "../gitlab/project-base";
import { kebabCase } from "../kebab-case";
import { matching } from "../matching";
import { oneOf } from "../one-of";
import { reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import type { KubernetesCluster } from "./kubernetes-cluster";
import { objectName } from "./names";
import { NamespaceBinding } from "./namespace-binding";
import type { NamespaceGrant } from "./rbac-rules";
import { UsageError } from "../../core/errors";

export interface AgentNamespaceRoleProps {
  /** The cluster that the agent runs in. */
  readonly cluster: KubernetesCluster;
  /** Namespace in which the jobs get rights; it must exist. */
  readonly namespace: string;
  /** Project whose jobs come through the agent, which must allow it. */
  readonly project: GitlabProjectBase;
  /** Why it exists: the description of role and binding, and what reviewers read. */
  readonly because: string;
  /**
   * Tier of the environment that the job must deploy to.
   * @default - any job of the project that the agent allows
   */
  readonly deploymentTier?: DeploymentTier;
  /**
   * Environment that the job must deploy to, instead of a tier: lower-case letters, digits and dashes.
   * @default - any
   */
  readonly environment?: string;
  /** @default - the construct id in lower case */
  readonly name?: string;
}

/**
 * Rights in one namespace for jobs that come through GitLab's agent as themselves. RBAC knows of them the project, and the
 * tier or name of their environment; which refs they may come from is up to the agent's configuration.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class AgentNamespaceRole extends Construct {
  readonly roleName: string;
  readonly namespace: string;
  /** `gitlab:project_env_tier:20:production` */
  readonly group: string;
  private readonly rbac: NamespaceBinding;

  constructor(scope: Construct, id: string, props: AgentNamespaceRoleProps) {
    super(scope, id);
    const where = this.node.path;
    const because = reason(props.because, "a role", { where, prop: "because" });
    federationStackOf(this).registry.note(this, [because]);
    this.namespace = objectName(props.namespace, where, "namespace");
    this.roleName = objectName(props.name ?? kebabCase(id), where, "name");
    this.group = group(props, where);
    this.rbac = new NamespaceBinding(this, {
      cluster: props.cluster,
      namespace: this.namespace,
      name: this.roleName,
      group: this.group,
      because,
    });
  }

  /** The role, once permissions were granted. */
  get role(): RoleV1 | undefined {
    return this.rbac.role;
  }

  /** Its binding, once permissions were granted. */
  get binding(): RoleBindingV1 | undefined {
    return this.rbac.binding;
  }

  /** Adds permissions in the namespace. */
  grant(...grants: readonly NamespaceGrant[]): this {
    this.rbac.add(grants);
    return this;
  }
}

function group(props: AgentNamespaceRoleProps, where: string): string {
  const { deploymentTier, environment, project } = props;
  const id = project.projectId;
  if (deploymentTier !== undefined && environment !== undefined) {
    throw new UsageError(
      "ERR_PROP",
      "a group of the agent's names a tier or an environment, not both",
      {
        fix: "give deploymentTier or environment",
        where,
      },
    );
  }
  if (deploymentTier !== undefined) {
    const tier = oneOf(deploymentTier, DEPLOYMENT_TIERS, { where, prop: "deploymentTier" });
    return `gitlab:project_env_tier:${id}:${tier}`;
  }
  if (environment === undefined) return `gitlab:project:${id}`;
  const slug = matching(
    environment,
    /^(?!.*-[a-z0-9]{6}$)(?!.*--)[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$/,
    "a name that is its own slug: up to 24 lower-case letters, digits and single dashes",
    where,
    "environment",
  );
  return `gitlab:project_env:${id}:${slug}`;
}
