import type { DataGitlabProject } from "@cdktf/provider-gitlab/lib/data-gitlab-project";
import type { Project } from "@cdktf/provider-gitlab/lib/project";
import { Token } from "cdktf";
import { Construct } from "constructs";
import {
  type DeclaredProject,
  exact,
  glob,
  opaque,
  type SubjectTemplate,
  trustOf,
} from "../../core";
import { type Reason, reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import { Jobs } from "./jobs";
import { ProtectedBranch, ProtectedEnvironment, ProtectedTag } from "./protections";
import type { ProtectBranchProps, ProtectEnvironmentProps, ProtectTagProps } from "./protections";
import { refPattern } from "./ref-pattern";
import { type Because, tags } from "./refs";
import {
  becauseOf,
  claimConstraints,
  type ClaimProps,
  type JobsProps,
  type Selection,
  selection,
} from "./selection";
import type { ProjectSubject, SubjectMigration } from "./subject";

export interface TagJobsProps extends ClaimProps {
  /** Name of the tag, or a pattern with `*`. The tag must be protected. */
  readonly ref: string;
}

export interface MergeRequestJobsProps
  extends Omit<ClaimProps, "because" | "pipelineSource">, Because {
  /**
   * Source branch of the merge request, or a pattern with `*`.
   * @default - any
   */
  readonly ref?: string;
}

/** A GitLab project, defined here or existing: its refs are protected, and its jobs are named to be trusted. */
export abstract class GitlabProjectBase extends Construct {
  /** `shop/web`. */
  abstract readonly fullPath: string;
  abstract readonly resource: Project | DataGitlabProject;
  /** Owner of the subject template. */
  protected abstract readonly subject: ProjectSubject;
  private id?: string;

  /** Number of the project, as Terraform gives it. */
  get projectId(): string {
    return (this.id ??= this.resource.id);
  }

  /** How the project's subjects are built, as far as the trusts so far ask; `undefined` where none does. */
  get subjectTemplate(): SubjectTemplate | undefined {
    return this.subject.template;
  }

  /** Every template whose subjects the trusts accept: two while `migrateSubject` stands. */
  get acceptedTemplates(): readonly SubjectTemplate[] {
    return this.subject.accepted;
  }

  /** What the program says about the project, for compilers and readers. */
  get declared(): DeclaredProject {
    const template = this.subject.template;
    return {
      path: exactValue(this.fullPath),
      id: exactValue(this.projectId),
      ...(template === undefined ? {} : { template }),
      address: this.address,
    };
  }

  /** Terraform address. */
  abstract get address(): string;

  /** Protects the branches that match a name or pattern. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  protectBranch(pattern: string, props: ProtectBranchProps): ProtectedBranch {
    return new ProtectedBranch(this, pattern, { ...props, ...this.asProtected });
  }

  /** Protects the tags that match a name or pattern. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  protectTag(pattern: string, props: ProtectTagProps): ProtectedTag {
    return new ProtectedTag(this, pattern, { ...props, ...this.asProtected });
  }

  /** Protects an environment. Premium and up. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  protectEnvironment(name: string, props: ProtectEnvironmentProps): ProtectedEnvironment {
    return new ProtectedEnvironment(this, name, { ...props, ...this.asProtected });
  }

  /** Jobs on the given refs; protected ones unless it says otherwise. @throws UsageError ERR_PROP */
  jobs(props: JobsProps): Jobs {
    return this.jobsOf(selection(props, this.gitlab.issuer, this.node.path));
  }

  /** Jobs of tag pipelines on protected tags. @throws UsageError ERR_PROP */
  tagJobs({ ref, ...claims }: TagJobsProps): Jobs {
    const pattern = refPattern(ref, { where: this.node.path, prop: "ref" });
    return this.jobs({ ...claims, ref: tags(pattern) });
  }

  /**
   * Jobs of merge request pipelines of this project's own branches: they run code that nobody has reviewed yet.
   * @throws UsageError ERR_PROP
   */
  mergeRequestJobs({ ref = "*", because, ...claims }: MergeRequestJobsProps): Jobs {
    const where = this.node.path;
    const source = refPattern(ref, { where, prop: "ref" });
    const more = claimConstraints(claims, this.gitlab.issuer, where);
    return this.jobsOf({
      constraints: [
        ["ref_type", exact("branch")],
        ...(source === "*" ? [] : ([["ref", glob(source)]] as const)),
        ["ref_protected", exact("false")],
        ["pipeline_source", exact("merge_request_event")],
        ...more.map(([claim, values]) => [claim, values] as const),
      ],
      words: ["in merge requests", ...(source === "*" ? [] : [`from ${source}`])]
        .concat(more.map(([claim, , text]) => `, ${claim} ${text}`))
        .join(" ")
        .replaceAll(" ,", ","),
      because: [
        {
          text: reason(because, "trust in merge request pipelines", { where, prop: "because" }),
          accepts: ["trust/any-ref", "trust/unprotected-ref"],
        },
        ...becauseOf(claims, where),
      ],
    });
  }

  /**
   * While a fleet switches: every trust on this project accepts subjects of both templates. The project itself keeps
   * `subjectTemplate`, or `from` where none is declared. Switch it to `to` once every trust is applied, then drop this.
   * @throws UsageError ERR_SUBJECT_TEMPLATE, ERR_DUPLICATE
   */
  migrateSubject(migration: SubjectMigration): void {
    this.subject.migrate(migration);
  }

  /** Reasons that go with every trust on the project. */
  protected get implied(): readonly Reason[] {
    return [];
  }

  private get gitlab() {
    return federationStackOf(this).gitlab;
  }

  private get asProtected() {
    const projectKey = Token.isUnresolved(this.fullPath) ? this.node.path : this.fullPath;
    return { projectKey, projectId: this.projectId };
  }

  private jobsOf({ constraints, words, because }: Selection): Jobs {
    const { issuer } = this.gitlab;
    const own = Object.fromEntries(constraints);
    const subject = this.subject;
    const tokens = (template?: SubjectTemplate) =>
      trustOf(
        {
          iss: exact(issuer.url),
          project_id: exact(exactValue(this.projectId)),
          ...(template?.includes("project_path") === true
            ? { project_path: exact(exactValue(this.fullPath)) }
            : {}),
          ...own,
        },
        template,
      );
    return new Jobs([
      {
        issuer,
        project: this,
        claims: ["project_id", ...constraints.map(([claim]) => claim)],
        words: `jobs of ${Token.isUnresolved(this.fullPath) ? this.node.path : this.fullPath} ${words}`,
        because: [...because, ...this.implied],
        trust: () => {
          const templates = subject.accepted;
          return templates.length === 0
            ? tokens()
            : { grants: templates.flatMap((template) => tokens(template).grants) };
        },
        requireInSubject: (components, by) => subject.require(components, by),
      },
    ]);
  }
}

/** A value that is the text itself, or one that is fixed but not known before apply. */
function exactValue(text: string): string {
  return Token.isUnresolved(text) ? opaque(text) : text;
}
