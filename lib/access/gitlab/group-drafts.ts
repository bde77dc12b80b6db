import type { Issuer } from "../../core";
import { isMap, type Resource, type Value } from "../../terraform";
import { given, plainText } from "./attributes";
import { addressKey, idKey, namedBy, type Named, pathKey } from "./keys";
import { literalId, type Source } from "./source";
import type { Place } from "./types";

/** What one place of the input says about a group. */
export interface GroupDraft {
  readonly keys: readonly string[];
  readonly stack: string;
  readonly issuer: Issuer | undefined;
  readonly path: string | undefined;
  /** Last part of the path, where the whole follows from the parent. */
  readonly segment: string | undefined;
  readonly parent: Named | undefined;
  readonly id: string | undefined;
  readonly label: string;
  /** `undefined` where the group is only named. */
  readonly place: Place | undefined;
}

/** Attributes that name a group, at the top of a resource and inside its blocks. */
const NAMES_GROUP: ReadonlySet<string> = new Set([
  "group",
  "group_id",
  "namespace_id",
  "parent_id",
  "share_group_id",
]);

/** Everything a stack says about groups: those it declares or reads, and those it only names, each name once. */
export function groupDrafts(source: Source): readonly GroupDraft[] {
  const names = new Set<string>();
  return source.resources.flatMap((resource) => {
    if (resource.type === "gitlab_group")
      return [declared(resource, source), ...named(resource, source, names)];
    return named(resource, source, names);
  });
}

function declared(resource: Resource, source: Source): GroupDraft {
  const { issuer } = source.naming(resource);
  const text = (name: string): string | undefined => plainText(given(resource, name));
  const managed = resource.mode === "managed";
  const parent = namedBy(
    given(resource, "parent_id"),
    source.naming(resource),
    resource.references["parent_id"],
  );
  const path = text("full_path");
  const id = literalId(text("id")) ?? literalId(managed ? undefined : text("group_id"));
  return {
    keys: [
      addressKey(source.stack, resource.address),
      ...(id === undefined ? [] : [idKey(issuer, id)]),
      ...(path === undefined ? [] : [pathKey(issuer, path)]),
    ],
    stack: source.stack,
    issuer,
    path,
    segment: managed ? text("path") : undefined,
    parent: managed ? parent : undefined,
    id,
    label: resource.address,
    place: source.place(resource),
  };
}

/** @param names keys that were named before: a second mention tells nothing more */
function named(resource: Resource, source: Source, names: Set<string>): readonly GroupDraft[] {
  const naming = source.naming(resource);
  return namingValues(resource).flatMap(([name, value]) => {
    const found = namedBy(value, naming, resource.references[name]);
    if (found === undefined || names.has(found.key)) return [];
    const { key, path, id, label } = found;
    names.add(key);
    const { stack } = source;
    return {
      keys: [key],
      stack,
      issuer: naming.issuer,
      path,
      segment: undefined,
      parent: undefined,
      id,
      label,
      place: undefined,
    };
  });
}

function namingValues(resource: Resource): readonly (readonly [string, Value])[] {
  const found: (readonly [string, Value])[] = [];
  for (const [name, value] of Object.entries(resource.values)) {
    if (NAMES_GROUP.has(name)) {
      if (!isOwnId(resource, name)) found.push([name, value]);
    } else if (typeof value === "object") found.push(...blockValues(value));
  }
  return found;
}

/** `data.gitlab_group` is looked up by its own `group_id`. */
function isOwnId(resource: Resource, name: string): boolean {
  return resource.type === "gitlab_group" && name === "group_id";
}

function blockValues(value: Value): readonly (readonly [string, Value])[] {
  const blocks = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return blocks.flatMap((block) =>
    isMap(block) && block["group_id"] !== undefined
      ? [["group_id", block["group_id"]] as const]
      : [],
  );
}
