import type { Issuer } from "../../core";
import { pathKey } from "./keys";
import type { DirectoryLink, GitlabGroup, GitlabModel, GitlabProject } from "./types";

/** A model by what its things are looked up by. */
export interface ModelIndex {
  readonly groupAt: (issuer: Issuer | undefined, path: string) => GitlabGroup | undefined;
  readonly projectAt: (issuer: Issuer | undefined, path: string) => GitlabProject | undefined;
  readonly projectsById: ReadonlyMap<string, readonly GitlabProject[]>;
  readonly groupsById: ReadonlyMap<string, readonly GitlabGroup[]>;
  readonly linksOf: ReadonlyMap<GitlabGroup, readonly DirectoryLink[]>;
  /** Links of groups that may be any. */
  readonly unplacedLinks: readonly DirectoryLink[];
}

const indexes = new WeakMap<GitlabModel, ModelIndex>();

export function modelIndex(model: GitlabModel): ModelIndex {
  const known = indexes.get(model);
  if (known !== undefined) return known;
  const groups = byPath(model.groups);
  const projects = byPath(model.projects);
  const index: ModelIndex = {
    groupAt: (issuer, path) => groups.get(pathKey(issuer, path)),
    projectAt: (issuer, path) => projects.get(pathKey(issuer, path)),
    projectsById: byId(model.projects),
    groupsById: byId(model.groups),
    linksOf: byGroup(model.links),
    unplacedLinks: model.links.filter(({ group }) => isUnplaced(group)),
  };
  indexes.set(model, index);
  return index;
}

/** Whether the input names a group or project without telling anything by which it could be found: `${var.group}`. */
export function isUnplaced({ path, ids, places }: GitlabGroup | GitlabProject): boolean {
  return path === undefined && ids.length === 0 && places.length === 0;
}

function byGroup(
  links: readonly DirectoryLink[],
): ReadonlyMap<GitlabGroup, readonly DirectoryLink[]> {
  const found = new Map<GitlabGroup, DirectoryLink[]>();
  for (const link of links) {
    const same = found.get(link.group);
    if (same === undefined) found.set(link.group, [link]);
    else same.push(link);
  }
  return found;
}

function byPath<T extends GitlabGroup | GitlabProject>(
  things: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(
    things.flatMap((t) => (t.path === undefined ? [] : [[pathKey(t.issuer, t.path), t] as const])),
  );
}

function byId<T extends GitlabGroup | GitlabProject>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    for (const { value } of thing.ids) {
      const same = found.get(value);
      if (same === undefined) found.set(value, [thing]);
      else if (!same.includes(thing)) same.push(thing);
    }
  }
  return found;
}

/**
 * The groups from which roles and protections come down: the group itself, then its parents upwards, as far as the input
 * names them.
 */
export function groupChain(
  model: GitlabModel,
  start: Pick<GitlabGroup, "issuer" | "path"> & { readonly group?: GitlabGroup | undefined },
): readonly GitlabGroup[] {
  const index = modelIndex(model);
  const chain = new Set<GitlabGroup>();
  for (let at = start.group; at !== undefined && !chain.has(at); at = at.parent) chain.add(at);
  const paths = [start.path, ...[...chain].map((group) => group.path)];
  for (const from of paths) {
    for (let path = from ?? ""; path !== ""; path = parentPath(path)) {
      const group = index.groupAt(start.issuer, path);
      if (group !== undefined) chain.add(group);
    }
  }
  return [...chain];
}

/** The groups above a project. */
export function projectChain(
  model: GitlabModel,
  { issuer, path, namespace }: Pick<GitlabProject, "issuer" | "path" | "namespace">,
): readonly GitlabGroup[] {
  return groupChain(model, {
    issuer,
    path: path === undefined ? undefined : parentPath(path),
    group: namespace,
  });
}

/** `shop/platform` of `shop/platform/infra`; empty at the top. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
