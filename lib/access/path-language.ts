import {
  complement,
  exact,
  glob,
  intersection,
  isEmpty,
  type Language,
  matches,
  union,
  withinDomain,
} from "../core";

/** The alternatives of a language of project paths. */
export function alternatives(paths: Language): readonly Language[] {
  return paths.kind === "union" ? paths.parts : [paths];
}

/**
 * The group below which every path of the language lies: `shop` for `shop/*` and for `shop/web*`. `undefined` where the
 * language reaches across top-level groups.
 */
export function baseGroup(paths: Language): string | undefined {
  switch (paths.kind) {
    case "glob": {
      const start = paths.pattern.slice(0, paths.pattern.search(/[*?]|$/));
      const end = start.lastIndexOf("/");
      return end > 0 ? start.slice(0, end) : undefined;
    }
    case "exact": {
      const [only] = paths.values;
      const end = paths.values.length === 1 && only !== undefined ? only.lastIndexOf("/") : 0;
      return end > 0 ? only?.slice(0, end) : undefined;
    }
    case "child":
      return paths.of.kind === "exact" && paths.of.values.length === 1
        ? paths.of.values[0]
        : baseGroup(paths.of);
    case "intersection":
      return paths.parts
        .flatMap((part) => baseGroup(part) ?? [])
        .reduce<string | undefined>(
          (longest, base) => (base.length > (longest?.length ?? 0) ? base : longest),
          undefined,
        );
    default:
      return undefined;
  }
}

/** The paths of the language that lie below a group, at any depth, `without` left out; `undefined` where there are none. */
export function pathsBelow(
  paths: Language,
  group: string,
  without: readonly string[],
): Language | undefined {
  const below = glob(`${group}/*`, { ignoreCase: hasIgnoreCase(paths), question: false });
  const taken = without.filter((path) => isBelow(path, group) && matches(paths, path));
  return nonEmpty(intersection(paths, below, complement(exact(...taken))));
}

/** The paths of the language in none of the given top-level groups; `undefined` where there are none. */
export function pathsOutside(paths: Language, groups: readonly string[]): Language | undefined {
  const tops = [...new Set(groups.map((path) => (path.split("/")[0] ?? "").toLowerCase()))];
  const taken = tops.map((top) => glob(`${top}/*`, { ignoreCase: true, question: false }));
  return nonEmpty(taken.length === 0 ? paths : intersection(paths, complement(union(...taken))));
}

/** Whether a path lies below a group; case does not tell two of them apart. */
export function isBelow(path: string, group: string): boolean {
  return path.length > group.length + 1 && path.toLowerCase().startsWith(`${group.toLowerCase()}/`);
}

function nonEmpty(paths: Language): Language | undefined {
  return isEmpty(withinDomain("project_path", paths)) ? undefined : paths;
}

function hasIgnoreCase(paths: Language): boolean {
  return paths.kind === "glob" && paths.ignoreCase;
}
