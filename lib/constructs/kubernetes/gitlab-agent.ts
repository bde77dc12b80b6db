import { ClusterAgent } from "@cdktf/provider-gitlab/lib/cluster-agent";
import { RepositoryFile } from "@cdktf/provider-gitlab/lib/repository-file";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { printYaml } from "../../relying-parties/manifests";
import { environmentName } from "../gitlab/environment-name";
import type { GitlabGroupBase } from "../gitlab/group-base";
import type { GitlabProjectBase } from "../gitlab/project-base";
import { refName } from "../gitlab/ref-pattern";
import { literal } from "../literal";
import { reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import { objectName } from "./names";

export interface GitlabAgentProps {
  /** Project that holds the agent's configuration: whoever may change it decides who may use the agent. */
  readonly project: GitlabProjectBase;
  /** Name of the agent. */
  readonly name: string;
  /**
   * Branch that the agent reads its configuration from: the project's default branch.
   * @default "main"
   */
  readonly branch?: string;
}

/** Which jobs of a project or group may use an agent. */
export interface AgentAccess {
  /**
   * Names of environments, or patterns with `*`, one of which the job must deploy to.
   * @default - any job, with or without an environment
   */
  readonly environments?: readonly string[];
  /**
   * Whether jobs of unprotected branches may use it too.
   * @default - not
   */
  readonly unprotected?: { readonly because: string };
}

interface Entry {
  readonly id: string;
  readonly environments?: readonly string[];
  readonly protected_branches_only?: true;
  readonly access_as: { readonly ci_job: Record<string, never> };
}

/** GitLab reads this many of each (docs.gitlab.com, user/clusters/agent/ci_cd_workflow). */
const LIMIT = 500;

/**
 * GitLab's agent for Kubernetes, and who may use it from CI. Every job acts as itself, never as the agent, so that
 * RBAC can tell jobs apart (`AgentNamespaceRole`); that needs GitLab Premium.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class GitlabAgent extends Construct {
  readonly agentName: string;
  readonly project: GitlabProjectBase;
  readonly resource: ClusterAgent;
  /** Its configuration, once a project or group was allowed. */
  configuration?: RepositoryFile;
  private readonly branch: string;
  private readonly projects: Entry[] = [];
  private readonly groups: Entry[] = [];

  constructor(scope: Construct, id: string, props: GitlabAgentProps) {
    super(scope, id);
    const where = this.node.path;
    const stack = federationStackOf(this);
    stack.registry.note(this);
    stack.gitlab.requirePremium("an agent whose jobs act as themselves", where);
    this.project = props.project;
    this.agentName = objectName(props.name, where, "name");
    this.branch = refName(props.branch ?? "main", { where, prop: "branch" }, "one branch");
    stack.registry.once(
      `agent:${props.project.node.path}:${this.agentName}`,
      `agent ${this.agentName}`,
      where,
      "give each agent of a project its own name",
    );
    this.resource = new ClusterAgent(this, "Default", {
      provider: stack.gitlabProvider,
      project: props.project.projectId,
      name: this.agentName,
    });
  }

  /** What jobs pass to `kubectl config use-context`. */
  get context(): string {
    return `${this.project.fullPath}:${this.agentName}`;
  }

  /** Lets jobs of a project use the agent. @throws UsageError ERR_PROP */
  allow(project: GitlabProjectBase, access: AgentAccess = {}): this {
    return this.add(this.projects, project.fullPath, access);
  }

  /** Lets jobs of every project of a group use the agent, subgroups included. @throws UsageError ERR_PROP */
  allowGroup(group: GitlabGroupBase, access: AgentAccess & { readonly because: string }): this {
    const where = this.node.path;
    const because = reason(access.because, "a whole group", { where, prop: "because" });
    const registry = federationStackOf(this).registry;
    registry.note(this, [because]);
    registry.accept(where, [{ text: because, accepts: ["trust/group-wide"] }]);
    return this.add(this.groups, group.fullPath, access);
  }

  private add(entries: Entry[], path: string, access: AgentAccess): this {
    const where = this.node.path;
    if (entries.length >= LIMIT || entries.some(({ id }) => id === path)) {
      throw new UsageError("ERR_PROP", "the agent takes no further entry", {
        given: path,
        allowed: `each project and group once, ${LIMIT} of each`,
        where,
      });
    }
    if (access.unprotected !== undefined) {
      const text = reason(access.unprotected.because, "unprotected", {
        where,
        prop: "unprotected.because",
      });
      const registry = federationStackOf(this).registry;
      registry.note(this, [text]);
      registry.accept(where, [{ text, accepts: ["trust/any-ref", "trust/unprotected-ref"] }]);
    }
    const environments = access.environments?.map((name) =>
      environmentName(name, { where, prop: "environments" }),
    );
    entries.push({
      id: path,
      ...(environments === undefined || environments.length === 0 ? {} : { environments }),
      ...(access.unprotected === undefined ? { protected_branches_only: true } : {}),
      access_as: { ci_job: {} },
    });
    this.write();
    return this;
  }

  private write(): void {
    const { branch, groups, projects } = this;
    const content = printYaml({
      ci_access: {
        ...(projects.length === 0 ? {} : { projects }),
        ...(groups.length === 0 ? {} : { groups }),
      },
    });
    if (this.configuration !== undefined) {
      this.configuration.content = content;
      return;
    }
    const place = { where: this.node.path, prop: "name" };
    this.configuration = new RepositoryFile(this, "Configuration", {
      provider: federationStackOf(this).gitlabProvider,
      project: this.project.projectId,
      branch,
      filePath: `.gitlab/agents/${this.agentName}/config.yaml`,
      content,
      encoding: "text",
      commitMessage: literal(`Who may use the agent ${this.agentName}`, place),
    });
  }
}
