import {
  type ClaimName,
  type Declared,
  type DeclaredProject,
  DEFAULT_TEMPLATE,
  exact,
  exactValues,
  type Grant,
  intersection,
  isEmptyGrant,
  makeGrant,
  matches,
  type SubjectTemplate,
  tieProjects,
} from "../core";

/** A part of a grant whose subjects are all built by one template. */
export interface Templated {
  /** With what declared projects imply. */
  readonly grant: Grant;
  readonly template: SubjectTemplate;
  /** The claims that the trust itself constrains: a relying party must enforce each. */
  readonly required: readonly ClaimName[];
}

/**
 * Splits a grant by how its tokens' subjects are built: each declared project with a template of its own apart, the rest
 * by GitLab's default. A grant that names its template is one part.
 */
export function byTemplate(grant: Grant, declared: Declared): readonly Templated[] {
  const required = [...grant.constraints.keys()];
  const tied = tieProjects({ grants: [grant] }, declared).grants;
  return tied.flatMap((own) => {
    if (isEmptyGrant(own)) return [];
    if (own.template !== undefined) return [{ grant: own, template: own.template, required }];
    const special = declared.projects
      .filter(hasTemplate)
      .filter((project) => mayName(own, project));
    const parts = special.flatMap((project): readonly Templated[] => {
      const narrowed = narrowedTo(own, project);
      return narrowed === undefined
        ? []
        : [{ grant: narrowed, template: project.template, required }];
    });
    return isOnly(own, special)
      ? parts
      : [...parts, { grant: own, template: DEFAULT_TEMPLATE, required }];
  });
}

type Customized = DeclaredProject & { readonly template: SubjectTemplate };

function hasTemplate(project: DeclaredProject): project is Customized {
  return project.template !== undefined && project.template.join() !== DEFAULT_TEMPLATE.join();
}

function mayName(grant: Grant, { path, id }: DeclaredProject): boolean {
  const paths = grant.constraints.get("project_path")?.values;
  const ids = grant.constraints.get("project_id")?.values;
  return (
    (path === undefined || paths === undefined || matches(paths, path)) &&
    (id === undefined || ids === undefined || matches(ids, id))
  );
}

function narrowedTo(grant: Grant, { path, id }: DeclaredProject): Grant | undefined {
  const constraints = new Map(grant.constraints);
  const pin = (claim: "project_path" | "project_id", value: string | undefined): void => {
    if (value === undefined) return;
    const before = constraints.get(claim)?.values;
    const values = before === undefined ? exact(value) : intersection(before, exact(value));
    constraints.set(claim, { values, absent: false });
  };
  pin("project_path", path);
  pin("project_id", id);
  return makeGrant(constraints, grant.template);
}

/** Whether the grant names these projects and no other, so that no subject of the default template is among its tokens. */
function isOnly(grant: Grant, projects: readonly DeclaredProject[]): boolean {
  const names = (
    claim: "project_path" | "project_id",
    of: (p: DeclaredProject) => string | undefined,
  ): boolean => {
    const values = exactValues(grant.constraints.get(claim)?.values ?? intersection());
    return values !== undefined && values.every((value) => projects.some((p) => of(p) === value));
  };
  return names("project_path", (p) => p.path) || names("project_id", (p) => p.id);
}
