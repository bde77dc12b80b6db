import { opaque } from "../../core";
import type { Value } from "../../terraform";
import { type GroupDraft, groupDrafts } from "./group-drafts";
import { addressKey, namedBy, type Naming, pathKey } from "./keys";
import { mergeByKeys } from "./merge";
import type { Source } from "./source";
import type { GitlabGroup, KnownId } from "./types";

/** GitLab nests groups 20 levels deep at most. */
const DEEPEST = 64;

/** All groups, and the way from a name in the input to one of them. */
export interface GroupTable {
  readonly groups: readonly GitlabGroup[];
  named(
    value: Value | undefined,
    naming: Naming,
    references?: readonly string[],
  ): GitlabGroup | undefined;
}

/** Reads the groups of all stacks; what several places say about one group is put together. */
export function readGroups(sources: readonly Source[]): GroupTable {
  const drafts = withPaths(sources.flatMap(groupDrafts));
  const byKey = new Map<string, readonly GroupDraft[]>();
  const merged = mergeByKeys(drafts);
  for (const same of merged)
    for (const { keys } of same) for (const key of keys) byKey.set(key, same);

  const built = new Map<readonly GroupDraft[], GitlabGroup>();
  const open = new Set<readonly GroupDraft[]>();
  const build = (same: readonly GroupDraft[]): GitlabGroup => {
    const known = built.get(same);
    if (known !== undefined) return known;
    open.add(same);
    const parent = same.flatMap((d) =>
      d.parent === undefined ? [] : (byKey.get(d.parent.key) ?? []),
    );
    const above = parent[0] && byKey.get(parent[0].keys[0] ?? "");
    const group = groupOf(
      same,
      above === undefined || open.has(above) || open.size > DEEPEST ? undefined : build(above),
    );
    open.delete(same);
    built.set(same, group);
    return group;
  };
  return {
    groups: merged.map(build),
    named: (value, naming, references) => {
      const found = namedBy(value, naming, references);
      const same = found && byKey.get(found.key);
      return same && build(same);
    },
  };
}

function groupOf(same: readonly GroupDraft[], parent: GitlabGroup | undefined): GitlabGroup {
  const path = same.find((d) => d.path !== undefined)?.path;
  const declared = same.find((d) => d.place !== undefined);
  const id = same.find((d) => d.id !== undefined)?.id;
  return {
    issuer: same[0]?.issuer,
    path,
    label: path ?? declared?.label ?? id ?? same[0]?.label ?? "",
    ids: distinctIds(same.flatMap(idsOf)),
    parent,
    places: same.flatMap((d) => d.place ?? []),
  };
}

function idsOf(draft: GroupDraft): readonly KnownId[] {
  const { stack, id, place, keys } = draft;
  if (id !== undefined) return [{ stack, value: id }];
  if (place !== undefined) return [{ stack, value: opaque(`\${${place.address}.id}`) }];
  const prefix = addressKey(stack, "");
  return keys.flatMap((key) =>
    key.startsWith(prefix) ? [{ stack, value: opaque(`\${${key.slice(prefix.length)}.id}`) }] : [],
  );
}

function distinctIds(ids: readonly KnownId[]): readonly KnownId[] {
  return [...new Map(ids.map((id) => [`${id.stack}\n${id.value}`, id])).values()];
}

/** Full paths of declared groups, from those of their parents. */
function withPaths(drafts: readonly GroupDraft[]): readonly GroupDraft[] {
  const byKey = new Map<string, readonly GroupDraft[]>();
  for (const same of mergeByKeys(drafts)) {
    for (const { keys } of same) for (const key of keys) byKey.set(key, same);
  }
  const paths = new Map<GroupDraft, string | undefined>();
  const pathOf = (draft: GroupDraft, depth = 0): string | undefined => {
    if (draft.path !== undefined) return draft.path;
    if (paths.has(draft) || depth > DEEPEST) return paths.get(draft);
    paths.set(draft, undefined);
    const path = ownPath(draft, depth);
    paths.set(draft, path);
    return path;
  };
  const ownPath = ({ segment, parent }: GroupDraft, depth: number): string | undefined => {
    if (segment === undefined || parent === undefined) return segment;
    for (const above of byKey.get(parent.key) ?? []) {
      const path = pathOf(above, depth + 1);
      if (path !== undefined) return `${path}/${segment}`;
    }
    return undefined;
  };
  return drafts.map((draft) => {
    const path = pathOf(draft);
    if (path === undefined || path === draft.path)
      return path === undefined ? draft : withKey(draft, path);
    return withKey({ ...draft, path }, path);
  });
}

function withKey(draft: GroupDraft, path: string): GroupDraft {
  const key = pathKey(draft.issuer, path);
  return draft.keys.includes(key) ? draft : { ...draft, keys: [...draft.keys, key] };
}
