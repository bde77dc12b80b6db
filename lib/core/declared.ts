import type { Issuer } from "./issuer";
import type { SubjectTemplate } from "./subject-template";

/** What an input says about one project. */
export interface DeclaredProject {
  /** Full path, `shop/web`. */
  readonly path?: string;
  /** Digits, or an opaque value where Terraform learns the id on apply. */
  readonly id?: string;
  /** How the project's subjects are built; left out where the input does not say. */
  readonly template?: SubjectTemplate;
  /** Terraform address. */
  readonly address?: string;
}

/** What an input says about GitLab. */
export interface Declared {
  readonly issuer: Issuer;
  readonly projects: readonly DeclaredProject[];
}

/** Declared projects by what names them in a token. */
export interface ProjectIndex {
  readonly byPath: ReadonlyMap<string, DeclaredProject>;
  readonly byId: ReadonlyMap<string, DeclaredProject>;
  /** Lower-case path of every declared project. */
  readonly foldedPaths: ReadonlySet<string>;
}

const indexes = new WeakMap<Declared, ProjectIndex>();

export function projectIndex(declared: Declared): ProjectIndex {
  const known = indexes.get(declared);
  if (known !== undefined) return known;
  const byPath = new Map<string, DeclaredProject>();
  const byId = new Map<string, DeclaredProject>();
  const foldedPaths = new Set<string>();
  for (const project of declared.projects) {
    if (project.path !== undefined) {
      byPath.set(project.path, project);
      foldedPaths.add(project.path.toLowerCase());
    }
    if (project.id !== undefined) byId.set(project.id, project);
  }
  const index = { byPath, byId, foldedPaths };
  indexes.set(declared, index);
  return index;
}

/**
 * Whether a path can be that of a project, given the declared ones: nothing lies below a project, and a path that
 * differs from a declared one in case alone is no other project.
 */
export function isPossiblePath(path: string, index: ProjectIndex): boolean {
  if (index.byPath.has(path)) return true;
  return !index.foldedPaths.has(path.toLowerCase()) && !isBelowProject(path, index);
}

/** Whether a path, or the start of one, lies below a declared project. */
export function isBelowProject(path: string, index: ProjectIndex): boolean {
  const folded = path.toLowerCase();
  for (let slash = folded.indexOf("/"); slash >= 0; slash = folded.indexOf("/", slash + 1)) {
    if (index.foldedPaths.has(folded.slice(0, slash))) return true;
  }
  return false;
}
