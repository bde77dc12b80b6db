import { type Declared, type DeclaredProject, GITLAB_DOT_COM, isOpaque } from "../core";
import type { Stack } from "../terraform";
import { gitlabModel, type GitlabModelOptions } from "./gitlab-model";
import type { GitlabModel, GitlabProject } from "./gitlab/types";

/** What stacks declare about GitLab, as readers of trust documents need it. */
export function declaredOf(stacks: readonly Stack[], options: GitlabModelOptions = {}): Declared {
  return declaredBy(gitlabModel(stacks, options));
}

/**
 * The part of a model that readers of trust documents need: the first instance, and the projects that lie on it.
 * A project whose host is not known counts.
 */
export function declaredBy(model: GitlabModel): Declared {
  const [issuer = GITLAB_DOT_COM] = model.issuers;
  const own = model.projects.filter((p) => p.issuer === undefined || p.issuer.url === issuer.url);
  return { issuer, projects: own.flatMap(declaredProjects) };
}

/** One entry for each id, the literal one last: it is the one that ties a path. */
function declaredProjects(project: GitlabProject): readonly DeclaredProject[] {
  const { path, template, places } = project;
  const address = places[0]?.address;
  const base = {
    ...(path !== undefined && { path }),
    ...(template !== undefined && { template }),
    ...(address !== undefined && { address }),
  };
  const ids = [...project.ids].sort(
    (a, b) => Number(isOpaque(b.value)) - Number(isOpaque(a.value)),
  );
  if (ids.length === 0) return path === undefined ? [] : [base];
  return ids.map(({ value }) => ({ ...base, id: value }));
}

/**
 * The same for one of several stacks: a reference such as `${gitlab_project.web.id}` names another project in each, so
 * only the stack's own are kept.
 */
export function declaredWithin(stack: string, declared: Declared, model: GitlabModel): Declared {
  const own = new Set(
    model.projects.flatMap((p) =>
      p.ids.filter((id) => id.stack === stack).map((id) => `${p.path ?? ""}\n${id.value}`),
    ),
  );
  const projects = declared.projects.map((project): DeclaredProject => {
    const { id, ...rest } = project;
    if (id === undefined || !isOpaque(id) || own.has(`${project.path ?? ""}\n${id}`))
      return project;
    return rest;
  });
  return { issuer: declared.issuer, projects };
}
