import {
  COMPONENT_ORDER,
  componentsOf,
  DEFAULT_TEMPLATE,
  type SubjectComponent,
  type SubjectTemplate,
  templateProblem,
} from "../../core";
import { UsageError } from "../../core/errors";

export interface ProjectSubjectProps {
  /** GitLab version. */
  readonly version: string;
  /** Construct path of the project. */
  readonly where: string;
  /** Template that the program declares. */
  readonly declared?: readonly string[];
  /** Whether the project exists already: then its template is what is declared, and nothing is computed. */
  readonly existing: boolean;
}

/** What a migration accepts. */
export interface SubjectMigration {
  /** Template that tokens have today. */
  readonly from: readonly string[];
  /** Template that they will have. */
  readonly to: readonly string[];
}

interface Need {
  readonly components: readonly SubjectComponent[];
  /** Construct path of the trust. */
  readonly by: string;
}

/**
 * The one owner of a project's subject template: it knows every trust that reads claims out of `sub`, so the template and
 * the trusts cannot drift apart. Without a declared template it computes one that all of them fit.
 */
export class ProjectSubject {
  private readonly declared: SubjectTemplate | undefined;
  private readonly needs: Need[] = [];
  private migration?: readonly [from: SubjectTemplate, to: SubjectTemplate];

  constructor(private readonly props: ProjectSubjectProps) {
    if (props.declared !== undefined)
      this.declared = this.checked(props.declared, "subjectTemplate", props.where);
    else if (props.existing) this.declared = DEFAULT_TEMPLATE;
  }

  /**
   * Takes what a trust needs to find in `sub`.
   * @param by construct path of the trust
   * @throws UsageError ERR_SUBJECT_TEMPLATE where no template, or not the declared one, has it
   */
  require(components: readonly SubjectComponent[], by: string): void {
    const need = { components, by };
    for (const template of this.fixed) this.checkFit(template, need);
    this.needs.push(need);
    if (this.fixed.length === 0)
      this.checked(this.computed(), "the subject that the trusts of this project need", by);
  }

  /** @throws UsageError ERR_SUBJECT_TEMPLATE, ERR_DUPLICATE */
  migrate({ from, to }: SubjectMigration): void {
    const { where } = this.props;
    if (this.migration !== undefined) {
      throw new UsageError("ERR_DUPLICATE", "the subject of this project migrates already", {
        fix: "finish one migration before the next",
        where,
      });
    }
    const both = [this.checked(from, "from", where), this.checked(to, "to", where)] as const;
    if (same(...both)) {
      throw new UsageError("ERR_SUBJECT_TEMPLATE", "from and to are the same template", {
        given: from.join(", "),
        where,
      });
    }
    if (
      this.declared !== undefined &&
      !both.some((template) => same(template, this.declared ?? []))
    ) {
      throw new UsageError(
        "ERR_SUBJECT_TEMPLATE",
        "the project's subjectTemplate is neither from nor to",
        {
          given: this.declared.join(", "),
          allowed: both.map((template) => template.join(", ")).join(" or "),
          where,
        },
      );
    }
    for (const template of both) for (const need of this.needs) this.checkFit(template, need);
    this.migration = both;
  }

  /** The template to set on the project; `undefined` where nothing depends on it. */
  get template(): SubjectTemplate | undefined {
    if (this.declared !== undefined) return this.declared;
    if (this.migration !== undefined) return this.migration[0];
    return this.needs.length === 0 ? undefined : this.computed();
  }

  /** Every template whose subjects the trusts accept: two while a migration lasts. */
  get accepted(): readonly SubjectTemplate[] {
    if (this.migration !== undefined) return this.migration;
    const { template } = this;
    return template === undefined ? [] : [template];
  }

  private get fixed(): readonly SubjectTemplate[] {
    return this.migration ?? (this.declared === undefined ? [] : [this.declared]);
  }

  /** One project component first, `ref_type` and `ref` always, then what is needed, in the one order of this package. */
  private computed(): SubjectTemplate {
    const needed = new Set<SubjectComponent>(["ref_type", "ref"]);
    for (const { components } of this.needs) for (const c of components) needed.add(c);
    if (needed.has("project_id")) needed.delete("project_path");
    else needed.add("project_path");
    return COMPONENT_ORDER.filter((c) => needed.has(c));
  }

  private checkFit(template: SubjectTemplate, { components, by }: Need): void {
    const missing = components.filter((c) => !template.includes(c));
    if (missing.length === 0) return;
    const can = componentsOf(this.props.version);
    const impossible = missing.filter((c) => !can.includes(c));
    throw new UsageError(
      "ERR_SUBJECT_TEMPLATE",
      `the subject of the project does not pin ${missing.join(", ")}`,
      {
        given: `${template.join(", ")} (${this.props.where})`,
        fix:
          impossible.length > 0
            ? `GitLab ${this.props.version} cannot put ${impossible.join(", ")} into a subject: give notEnforced a reason for it`
            : `add ${missing.join(", ")} to the project's subject template, or give notEnforced a reason for each`,
        where: by,
      },
    );
  }

  private checked(components: readonly string[], what: string, where: string): SubjectTemplate {
    const problem = templateProblem(components, this.props.version);
    if (problem !== undefined) {
      throw new UsageError("ERR_SUBJECT_TEMPLATE", `${what}: ${problem}`, {
        given: components.join(", "),
        allowed: `${componentsOf(this.props.version).join(", ")} on GitLab ${this.props.version}, a project first`,
        fix: "declare another template, or give notEnforced a reason for what this GitLab cannot pin",
        where,
      });
    }
    return components as SubjectTemplate;
  }
}

function same(a: SubjectTemplate, b: SubjectTemplate): boolean {
  return a.join() === b.join();
}
