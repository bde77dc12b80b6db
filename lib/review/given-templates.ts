import {
  type Declared,
  DEFAULT_TEMPLATE,
  type SubjectTemplate,
  subjectTemplate,
  UsageError,
} from "../core";

/** A project's subject template that the input does not declare. */
export interface GivenTemplate {
  /** Full path of the project. */
  readonly project: string;
  /** `project_id`, `ref_type`, … in order. */
  readonly components: readonly string[];
}

/**
 * Templates by the project's path.
 * @param version of GitLab. @default - the newest
 * @throws UsageError ERR_SUBJECT_TEMPLATE where GitLab refuses one, ERR_USAGE where a project is given two
 */
export function knownTemplates(
  given: readonly GivenTemplate[],
  version?: string,
): ReadonlyMap<string, SubjectTemplate> {
  const known = new Map<string, SubjectTemplate>();
  for (const { project, components } of given) {
    if (known.has(project)) {
      throw new UsageError("ERR_USAGE", "a project is given two subject templates", {
        given: project,
      });
    }
    known.set(project, subjectTemplate(components, version));
  }
  return known;
}

/**
 * Refuses templates that contradict the input. A project that Terraform leaves at the default may have been set by hand.
 * @param projects as the input alone declares them
 * @throws UsageError ERR_SUBJECT_TEMPLATE
 */
export function refuseConflicts(
  given: ReadonlyMap<string, SubjectTemplate>,
  projects: readonly {
    readonly path: string | undefined;
    readonly template: SubjectTemplate | undefined;
  }[],
): void {
  for (const [project, template] of given) {
    const declared = projects.find(({ path }) => path === project)?.template;
    if (
      declared === undefined ||
      [template.join(), DEFAULT_TEMPLATE.join()].includes(declared.join())
    )
      continue;
    throw new UsageError(
      "ERR_SUBJECT_TEMPLATE",
      `the input declares another subject template for ${project}`,
      {
        given: template.join(","),
        allowed: declared.join(","),
        fix: "leave out --subject-template: what Terraform sets is what GitLab will use",
      },
    );
  }
}

/** Adds the projects that the input itself does not name. */
export function withTemplates(
  declared: Declared,
  templates: ReadonlyMap<string, SubjectTemplate>,
): Declared {
  const named = new Set(declared.projects.map(({ path }) => path));
  const others = [...templates].filter(([path]) => !named.has(path));
  if (others.length === 0) return declared;
  return {
    ...declared,
    projects: [...declared.projects, ...others.map(([path, template]) => ({ path, template }))],
  };
}
