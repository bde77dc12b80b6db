import { DataGitlabProject } from "@cdktf/provider-gitlab/lib/data-gitlab-project";
import { Project } from "@cdktf/provider-gitlab/lib/project";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { known, literal } from "../literal";
import type { Reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import type { GitlabGroupBase } from "./group-base";
import { fullPath, pathSegment } from "./paths";
import { GitlabProjectBase } from "./project-base";
import { refName } from "./ref-pattern";
import { ProjectSubject } from "./subject";
import { type Visibility, visibility } from "./visibility";

export interface GitlabProjectProps {
  readonly group: GitlabGroupBase;
  /** Last segment of its path. */
  readonly path: string;
  /** @default - the path */
  readonly name?: string;
  /** @default "private" */
  readonly visibility?: Visibility;
  /** @default - none */
  readonly description?: string;
  /** @default - GitLab's */
  readonly defaultBranch?: string;
  /**
   * How `sub` of the project's tokens is built. A trust that does not fit it is an error.
   * @default - computed from all trusts on the project; untouched where there are none
   */
  readonly subjectTemplate?: readonly string[];
}

export interface ProjectFromPathProps {
  /** Full path: `shop/web`. */
  readonly path: string;
  /**
   * How `sub` of the project's tokens is built.
   * @default - GitLab's: project_path, ref_type, ref
   */
  readonly subjectTemplate?: readonly string[];
}

/**
 * A GitLab project.
 * @throws UsageError ERR_PROP, ERR_SUBJECT_TEMPLATE, ERR_STACK
 */
export class GitlabProject extends GitlabProjectBase {
  /** An existing project, by its full path. */
  static fromPath(
    scope: Construct,
    id: string,
    props: ProjectFromPathProps,
  ): ExistingGitlabProject {
    return new ExistingGitlabProject(scope, id, props);
  }

  readonly fullPath: string;
  readonly resource: Project;
  protected readonly subject: ProjectSubject;

  constructor(scope: Construct, id: string, props: GitlabProjectProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    const path = pathSegment(props.path, { where, prop: "path" });
    this.fullPath = `${props.group.fullPath}/${path}`;
    stack.registry.once(
      `project:${this.fullPath.toLowerCase()}`,
      `project ${path}`,
      where,
      "define a project once",
    );
    this.subject = new ProjectSubject({
      version: stack.gitlab.issuer.version,
      where,
      existing: false,
      ...(props.subjectTemplate === undefined ? {} : { declared: props.subjectTemplate }),
    });
    this.resource = new Project(this, "Default", {
      provider: stack.gitlabProvider,
      name: literal(known(props.name ?? path, { where, prop: "name" }), { where, prop: "name" }),
      path,
      namespaceId: Token.asNumber(props.group.groupId),
      visibilityLevel: visibility(props.visibility, where),
      ...(props.description === undefined
        ? {}
        : { description: literal(props.description, { where, prop: "description" }) }),
      ...(props.defaultBranch === undefined
        ? {}
        : {
            defaultBranch: refName(
              props.defaultBranch,
              { where, prop: "defaultBranch" },
              "one branch",
            ),
          }),
    });
    stack.registry.beforeSynth(() => {
      const { template } = this.subject;
      if (template !== undefined) this.resource.ciIdTokenSubClaimComponents = [...template];
    });
    stack.registerProject(() => this.declared);
  }

  get address(): string {
    return `gitlab_project.${this.resource.friendlyUniqueId}`;
  }
}

/** A project that exists already, read by a data source. Its subject template stays as it is. */
export class ExistingGitlabProject extends GitlabProjectBase {
  readonly fullPath: string;
  readonly resource: DataGitlabProject;
  protected readonly subject: ProjectSubject;
  private readonly declaredTemplate: readonly string[] | undefined;

  /** @internal */
  constructor(scope: Construct, id: string, props: ProjectFromPathProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    this.fullPath = fullPath(props.path, { where, prop: "path" }, 2);
    this.declaredTemplate = props.subjectTemplate;
    this.subject = new ProjectSubject({
      version: stack.gitlab.issuer.version,
      where,
      existing: true,
      ...(props.subjectTemplate === undefined ? {} : { declared: props.subjectTemplate }),
    });
    this.resource = new DataGitlabProject(this, "Default", {
      provider: stack.gitlabProvider,
      pathWithNamespace: this.fullPath,
    });
    stack.registerProject(() => this.declared);
  }

  /** A data source does not tell the template: a review could not know that it is declared. */
  protected override get implied(): readonly Reason[] {
    if (this.declaredTemplate === undefined) return [];
    const text = `the program declares that subjects of ${this.fullPath} are built of ${this.declaredTemplate.join(", ")}`;
    return [{ text, accepts: ["trust/template-undeclared"] }];
  }

  get address(): string {
    return `data.gitlab_project.${this.resource.friendlyUniqueId}`;
  }
}
