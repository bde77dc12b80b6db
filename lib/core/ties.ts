import { type Declared, isBelowProject, isPossiblePath, projectIndex } from "./declared";
import { type Grant, makeGrant } from "./grant";
import { exact, intersection, type Language } from "./language";
import { isOpaque } from "./opaque";
import type { Trust } from "./trust";

/**
 * What declared projects imply: an exact id of a declared project has its path and the other way round, and no other
 * project lies below it or differs from it in case alone. Undeclared projects tie nothing; an id that is not known yet
 * may be any literal one.
 */
export function tieProjects(trust: Trust, declared: Declared): Trust {
  if (declared.projects.length === 0) return trust;
  return { grants: trust.grants.flatMap((grant) => tieGrant(grant, declared) ?? []) };
}

function tieGrant(grant: Grant, declared: Declared): Grant | undefined {
  const index = projectIndex(declared);
  const path = grant.constraints.get("project_path");
  const id = grant.constraints.get("project_id");
  if (path === undefined && id === undefined) return grant;

  let paths = path?.values;
  let ids = id?.values;
  if (paths !== undefined) paths = possiblePaths(paths, declared);
  if (ids?.kind === "exact" && ids.values.length === 1) {
    const known = index.byId.get(ids.values[0] ?? "")?.path;
    if (known !== undefined) paths = intersection(paths ?? exact(known), exact(known));
  }
  if (paths?.kind === "exact" && paths.values.length === 1) {
    const known = index.byPath.get(paths.values[0] ?? "")?.id;
    if (known !== undefined && !isOpaque(known))
      ids = intersection(ids ?? exact(known), exact(known));
  }
  const constraints = new Map(grant.constraints);
  if (paths !== undefined) constraints.set("project_path", { values: paths, absent: false });
  if (ids !== undefined) constraints.set("project_id", { values: ids, absent: false });
  return makeGrant(constraints, grant.template);
}

function possiblePaths(paths: Language, declared: Declared): Language {
  const index = projectIndex(declared);
  switch (paths.kind) {
    case "exact": {
      const kept = paths.values.filter((p) => isPossiblePath(p, index));
      return kept.length === paths.values.length ? paths : exact(...kept);
    }
    case "glob": {
      const start = paths.pattern.slice(0, paths.pattern.search(/[*?]|$/));
      return isBelowProject(start, index) ? exact() : paths;
    }
    default:
      return paths;
  }
}
