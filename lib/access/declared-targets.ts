import { exactValues, matches } from "../core";
import { modelIndex, parentPath } from "./gitlab/tree";
import type { GitlabProject } from "./gitlab/types";
import { settleIds } from "./ids";
import { projectTarget, type Target, target } from "./target";
import { isOn, isTakenIn, type View } from "./view";
import type { Wanted } from "./wanted";

/** The projects of the model whose jobs a grant may admit. */
export function declaredTargets(wanted: Wanted, view: View): readonly Target[] {
  return candidates(wanted, view).flatMap((project) => fitting(project, wanted, view) ?? []);
}

function fitting(project: GitlabProject, wanted: Wanted, view: View): Target | undefined {
  const { paths, ids, namespaceIds } = wanted;
  const { path, label } = project;
  if (!isOn(view, project)) return undefined;
  if (paths !== undefined && path !== undefined && !matches(paths, path)) return undefined;
  if (path === undefined && !mayLieAt(wanted, view)) return undefined;
  const whole = projectTarget(view.model, project, view.stack);
  const index = modelIndex(view.model);
  const isNamed = paths !== undefined && path !== undefined;
  const own = settleIds(ids, {
    label,
    ids: whole.source.ids,
    isNamed,
    isTaken: isTakenIn(view, index.projectsById),
  });
  const above = settleIds(namespaceIds, {
    label: path === undefined ? `the group of ${label}` : parentPath(path),
    ids: whole.source.namespaceIds,
    isNamed,
    isTaken: isTakenIn(view, index.groupsById),
  });
  if (own === undefined || above === undefined) return undefined;
  const assumed = [...own.assumed, ...above.assumed];
  if (assumed.length === 0) return whole;
  const source = { ...whole.source, ids: own.ids, namespaceIds: above.ids };
  return target({ ...whole, source, assumed: [...whole.assumed, ...assumed] });
}

/** A project without a known path is meant only by an id of its own, and lies where no other is known to lie. */
function mayLieAt({ paths, ids }: Wanted, { model, issuer }: View): boolean {
  if (paths === undefined) return true;
  const index = modelIndex(model);
  const free = exactValues(paths)?.some((path) => index.projectAt(issuer, path) === undefined);
  return ids !== undefined && free !== false;
}

/** The projects that a grant names by path or id; all of them where it names none. */
function candidates({ ids, paths }: Wanted, { model, issuer }: View): readonly GitlabProject[] {
  const index = modelIndex(model);
  const wantedIds = ids === undefined ? undefined : exactValues(ids);
  const wantedPaths = paths === undefined ? undefined : exactValues(paths);
  const isNamed = wantedPaths !== undefined || (wantedIds !== undefined && paths === undefined);
  if (!isNamed) return model.projects;
  const byPath = (wantedPaths ?? []).flatMap((path) => index.projectAt(issuer, path) ?? []);
  const byId = (wantedIds ?? []).flatMap((id) => index.projectsById.get(id) ?? []);
  return [...new Set([...byPath, ...byId])];
}
