import type { GitlabModel, GitlabProject } from "../access";
import {
  constraintOf,
  exact,
  type Grant,
  includes,
  intersection,
  isEmpty,
  type Language,
  union,
  withinDomain,
} from "../core";
import { fixedRefType, projectScope } from "./grant-scope";

/** What the declared protections say about the refs of a grant. */
export type Protection =
  /** Every admitted ref is protected. */
  | "covered"
  /** Some admitted refs are protected, others are not. */
  | "partly"
  /** No rule touches an admitted ref. */
  | "none"
  /** The projects are not declared with their protections. */
  | "undeclared";

/** Compares the refs of a grant with the rules of its projects; of several projects the weakest answer counts. */
export function protectionOf(grant: Grant, gitlab: GitlabModel): Protection {
  const scope = projectScope(grant);
  if (scope.kind !== "projects") return "undeclared";
  const answers = scope.names.map((name) => {
    const project = projectsOf(gitlab).get(name);
    return project === undefined ? "undeclared" : protectionIn(project, grant);
  });
  return WEAKEST.find((answer) => answers.includes(answer)) ?? "undeclared";
}

const WEAKEST: readonly Protection[] = ["undeclared", "partly", "none", "covered"];

const indexes = new WeakMap<GitlabModel, ReadonlyMap<string, GitlabProject>>();

/** Projects by path and by id; of several with one name the first counts. */
function projectsOf(gitlab: GitlabModel): ReadonlyMap<string, GitlabProject> {
  const known = indexes.get(gitlab);
  if (known !== undefined) return known;
  const named = gitlab.projects.flatMap((p) =>
    [...(p.path === undefined ? [] : [p.path]), ...p.ids.map((id) => id.value)].map(
      (name) => [name, p] as const,
    ),
  );
  const made = new Map(named.reverse());
  indexes.set(gitlab, made);
  return made;
}

function protectionIn(project: GitlabProject, grant: Grant): Protection {
  const type = fixedRefType(grant);
  const branches = [...project.branches.map((rule) => rule.covers), ...defaultBranch(project)];
  const tags = project.tags.map((rule) => rule.covers);
  if (type === undefined) {
    const [a, b] = [covering(grant, branches), covering(grant, tags)];
    return a === b ? a : "partly";
  }
  if (project.origin !== "managed" && project.branches.length + project.tags.length === 0) {
    return "undeclared";
  }
  return covering(grant, type === "branch" ? branches : tags);
}

/** GitLab protects the default branch of a new project by itself. */
function defaultBranch(project: GitlabProject): readonly Language[] {
  return project.origin === "managed" && project.defaultBranch !== undefined
    ? [exact(project.defaultBranch)]
    : [];
}

function covering(grant: Grant, rules: readonly Language[]): Protection {
  const { values } = constraintOf(grant, "ref");
  const covered = union(...rules);
  if (rules.some((rule) => rule.key === values.key)) return "covered";
  const refs = withinDomain("ref", values);
  if (includes(covered, refs)) return "covered";
  return isEmpty(intersection(refs, covered)) ? "none" : "partly";
}
