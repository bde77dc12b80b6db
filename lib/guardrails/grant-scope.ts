import {
  constraintOf,
  domainOf,
  exactValues,
  type Grant,
  includes,
  type Language,
  matches,
} from "../core";

/**
 * Whose jobs a grant admits. `projects`: named ones, by id or path. `group`: any project inside groups that are fixed.
 * `lookalike`: any project whose path starts alike, closed by no separator. `any`: everybody's.
 */
export type ProjectScope =
  | { readonly kind: "projects"; readonly by: "id" | "path"; readonly names: readonly string[] }
  | { readonly kind: "group"; readonly names: readonly string[] }
  | { readonly kind: "lookalike"; readonly names: readonly string[] }
  | { readonly kind: "any" };

/** Judged on the whole grant: a wildcard path beside an exact id is one project. */
export function projectScope(grant: Grant): ProjectScope {
  const ids = exactOf(grant, "project_id") ?? exactOf(grant, "job_project_id");
  if (ids !== undefined) return { kind: "projects", by: "id", names: ids };
  const path = constraintOf(grant, "project_path").values;
  const paths = exactValues(path) ?? exactOf(grant, "job_project_path");
  if (paths !== undefined) return { kind: "projects", by: "path", names: paths };
  const namespaces = exactOf(grant, "namespace_id");
  if (namespaces !== undefined) return { kind: "group", names: namespaces };
  return pathScope(path);
}

function exactOf(
  grant: Grant,
  claim: "project_id" | "job_project_id" | "job_project_path" | "namespace_id",
): readonly string[] | undefined {
  return exactValues(constraintOf(grant, claim).values);
}

function pathScope(path: Language): ProjectScope {
  switch (path.kind) {
    case "exact":
      return { kind: "projects", by: "path", names: path.values };
    case "glob": {
      const start = path.pattern.slice(0, path.pattern.search(/[*?]|$/));
      const wildcard = path.pattern.slice(start.length);
      if (start === "" || path.ignoreCase) return { kind: "any" };
      if (start.endsWith("/") || (start.includes("/") && !wildcard.includes("*"))) {
        return { kind: "group", names: [start.slice(0, start.lastIndexOf("/"))] };
      }
      return { kind: "lookalike", names: [path.pattern] };
    }
    case "child":
      return widen(pathScope(path.of));
    case "union":
      return widest(path.parts.map(pathScope));
    case "intersection":
      return narrowest(path.parts.map(pathScope));
    default:
      return { kind: "any" };
  }
}

/** Projects directly below what is named are those of a group. */
function widen(scope: ProjectScope): ProjectScope {
  return scope.kind === "projects" ? { kind: "group", names: scope.names } : scope;
}

const WIDTH = { projects: 0, group: 1, lookalike: 2, any: 3 };

function widest(scopes: readonly ProjectScope[]): ProjectScope {
  return scopes.reduce((a, b) => (WIDTH[b.kind] > WIDTH[a.kind] ? b : a));
}

function narrowest(scopes: readonly ProjectScope[]): ProjectScope {
  return scopes.reduce((a, b) => (WIDTH[b.kind] < WIDTH[a.kind] ? b : a));
}

/** Which refs a grant admits: named ones, some by a pattern, or all. */
export type RefScope = "exact" | "pattern" | "any";

export function refScope(grant: Grant): RefScope {
  const { values } = constraintOf(grant, "ref");
  if (exactValues(values) !== undefined) return "exact";
  return isEveryRef(values) ? "any" : "pattern";
}

function isEveryRef(values: Language): boolean {
  return UNLIKELY.every((ref) => matches(values, ref)) && includes(values, domainOf("ref"));
}

const UNLIKELY = ["q", "zz-9", "a/b/c"];

/** The ref type a grant fixes, or `undefined` where branch and tag both pass. */
export function fixedRefType(grant: Grant): "branch" | "tag" | undefined {
  const values = exactValues(constraintOf(grant, "ref_type").values);
  const [only] = values ?? [];
  return values?.length === 1 && (only === "branch" || only === "tag") ? only : undefined;
}

/** Whether a grant admits protected refs alone. */
export function requiresProtectedRef(grant: Grant): boolean {
  const values = exactValues(constraintOf(grant, "ref_protected").values);
  return values?.length === 1 && values[0] === "true";
}
