import { type Declared, type DeclaredProject, projectIndex } from "./declared";
import { complement, exact, type Language, matches } from "./language";
import { isOpaque } from "./opaque";
import { DEFAULT_TEMPLATE, type SubjectComponent, type SubjectTemplate } from "./subject-template";

/** A declared project whose subjects are not built by GitLab's default template. */
export type CustomizedProject = DeclaredProject & { readonly template: SubjectTemplate };

export function customizedProjects(declared: Declared): readonly CustomizedProject[] {
  const known = customized.get(declared);
  if (known !== undefined) return known;
  const found = declared.projects.filter(
    (p): p is CustomizedProject =>
      p.template !== undefined && p.template.join() !== DEFAULT_TEMPLATE.join(),
  );
  customized.set(declared, found);
  return found;
}

const customized = new WeakMap<Declared, readonly CustomizedProject[]>();

/** The templates that may build the subjects of a project, the declared or default one first. */
export function fittingTemplates(
  project: DeclaredProject | undefined,
  declared: Declared,
): readonly SubjectTemplate[] {
  if (project?.template !== undefined) return [project.template];
  return [DEFAULT_TEMPLATE, ...templatesOfUnknownIds(declared)];
}

/** Paths or ids of projects, to be asked which of them a language holds. */
export class Names {
  private readonly set: ReadonlySet<string>;
  private outside?: Language;

  constructor(readonly all: readonly string[]) {
    this.set = new Set(all);
  }

  /** Every text that is none of them. */
  get others(): Language {
    return (this.outside ??= complement(exact(...this.all)));
  }

  /** The names in a language; all of them where there is none. */
  within(language: Language | undefined): readonly string[] {
    if (language === undefined) return this.all;
    if (language.kind === "exact") return language.values.filter((value) => this.set.has(value));
    return this.all.filter((name) => matches(language, name));
  }
}

/** Projects by a claim that names them. */
export interface Owners {
  readonly claim: "project_path" | "project_id" | "job_project_path" | "job_project_id";
  readonly names: Names;
}

/**
 * The projects of a template, by the claim that leads it where that is known of them. A subject led by the job's or the
 * source project is built by the project that runs the job (gitlab-tokens, section 4).
 */
function ownersOf(
  [lead]: SubjectTemplate,
  projects: readonly DeclaredProject[],
): readonly Owners[] {
  const isOwn = lead === "project_path" || lead === "project_id";
  const path = isOwn ? "project_path" : "job_project_path";
  const id = isOwn ? "project_id" : "job_project_id";
  const byId = lead === "project_id" || lead === "job_project_id";
  const isNamed = (p: DeclaredProject): boolean => (byId ? p.id : p.path) !== undefined;
  const named = projects.filter(isNamed);
  const others = projects.filter((p) => !isNamed(p));
  return [
    { claim: path, names: paths(byId ? others : named) } as const,
    { claim: id, names: ids(byId ? named : others) } as const,
  ].filter(({ names }) => names.all.length > 0);
}

/** What the declared projects say about subject templates, gathered once. */
export interface DeclaredTemplates {
  /** Templates that are not GitLab's default, each with the projects it belongs to. */
  readonly customized: readonly {
    readonly template: SubjectTemplate;
    readonly owners: readonly Owners[];
  }[];
  /** Whether some project with such a template has no path that tells it from others. */
  readonly hasUnnamed: boolean;
  readonly customizedPaths: Names;
  /** Projects whose template is declared, GitLab's default included. */
  readonly settledPaths: Names;
  readonly settledIds: Names;
  /** Templates of declared projects that their subjects do not name: a literal id may turn out to be theirs. */
  readonly ofUnknownIds: readonly SubjectTemplate[];
}

const gathered = new WeakMap<Declared, DeclaredTemplates>();

export function declaredTemplates(declared: Declared): DeclaredTemplates {
  const known = gathered.get(declared) ?? gather(declared);
  gathered.set(declared, known);
  return known;
}

function gather(declared: Declared): DeclaredTemplates {
  const customized = customizedProjects(declared);
  const byTemplate = new Map<string, CustomizedProject[]>();
  for (const project of customized) {
    const key = project.template.join(":");
    const same = byTemplate.get(key);
    if (same === undefined) byTemplate.set(key, [project]);
    else same.push(project);
  }
  const settled = declared.projects.filter((p) => p.template !== undefined);
  const unknown = customized.filter((p) => !isNamedByLead(p));
  return {
    customized: [...byTemplate.values()].flatMap((projects) => {
      const [first] = projects;
      if (first === undefined) return [];
      return { template: first.template, owners: ownersOf(first.template, projects) };
    }),
    hasUnnamed: customized.some((p) => p.path === undefined),
    customizedPaths: paths(customized),
    settledPaths: paths(settled),
    settledIds: ids(settled),
    ofUnknownIds: distinctTemplates(unknown.map((p) => p.template)),
  };
}

/** Whether the first component of its subjects names a project, as a literal value. */
function isNamedByLead({ path, id, template: [lead] }: CustomizedProject): boolean {
  switch (lead) {
    case "project_path":
    case "job_project_path":
      return path !== undefined;
    case "project_id":
    case "job_project_id":
      return id !== undefined && !isOpaque(id);
    default:
      return false;
  }
}

function paths(projects: readonly DeclaredProject[]): Names {
  return new Names(projects.flatMap((p) => p.path ?? []));
}

function ids(projects: readonly DeclaredProject[]): Names {
  return new Names(projects.flatMap((p) => p.id ?? []));
}

/** Templates of declared projects whose id is not known. */
export function templatesOfUnknownIds(declared: Declared): readonly SubjectTemplate[] {
  return declaredTemplates(declared).ofUnknownIds;
}

/** Each template once. */
export function distinctTemplates(
  templates: readonly SubjectTemplate[],
): readonly SubjectTemplate[] {
  return [...new Map(templates.map((t) => [t.join(":"), t])).values()];
}

/** The declared project that the first component of a subject names. */
export function leadProject(
  lead: SubjectComponent | undefined,
  value: string,
  declared: Declared,
): DeclaredProject | undefined {
  const index = projectIndex(declared);
  switch (lead) {
    case "project_path":
    case "job_project_path":
      return index.byPath.get(value);
    case "project_id":
    case "job_project_id":
      return index.byId.get(value);
    default:
      return undefined;
  }
}
