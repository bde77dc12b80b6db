import { isUnknown, type Resource, type Value } from "../../terraform";
import { type Role, roleOf } from "../roles";
import { blocksOf, given, idText, inner, plainText, shownText } from "./attributes";
import type { GroupTable } from "./groups";
import type { Naming } from "./keys";
import type { Allowed, AllowedGroup } from "./types";

/** What a protection's level and its list of exceptions are called. */
export interface AllowedAttributes {
  /** Attribute with one level for everybody: `push_access_level`. */
  readonly level?: string;
  /** Lists of blocks that name a level, a group, a user or a deploy key each. */
  readonly blocks: readonly string[];
}

/** GitLab's and the provider's level where none is given. */
const DEFAULT_LEVEL = "maintainer";

/**
 * Who a protection lets through: the weakest level of all that are given, and the groups and users it names. What is not
 * known before apply counts as the widest it can be, and is told.
 */
export function allowedBy(
  resource: Resource,
  { level, blocks }: AllowedAttributes,
  naming: Naming,
  groups: GroupTable,
): Allowed {
  const given_ = blocks.flatMap((name) => blocksOf(resource, name));
  const blockLevels = given_.flatMap((block) => inner(block, "access_level") ?? []);
  const own = level === undefined ? undefined : given(resource, level);
  const usesDefault = level !== undefined && own === undefined && blockLevels.length === 0;
  const levels = [
    ...(own === undefined ? [] : [own]),
    ...blockLevels,
    ...(usesDefault ? [DEFAULT_LEVEL] : []),
  ];
  const keys = given_.flatMap((block) => idIn(block, "deploy_key_id") ?? []);
  const unknown = [...levels, ...given_].filter((value) => isUnknown(value));
  return {
    from: unknown.length > 0 ? "developer" : weakest(levels),
    groups: given_.flatMap((block) => groupOf(block, naming, groups) ?? []),
    users: given_.flatMap((block) => idIn(block, "user_id") ?? []),
    ...(keys.length === 0 ? {} : { keys }),
    assumed: unknown.map(
      (value) =>
        `${resource.address} is taken to let developers through: ${shownText(value)} is not known before apply`,
    ),
  };
}

function weakest(levels: readonly Value[]): Role | undefined {
  const roles = levels
    .flatMap((value) => roleOf(shownText(value)) ?? [])
    .filter((r) => r !== "no one");
  return roles.includes("developer") ? "developer" : roles[0];
}

function groupOf(block: Value, naming: Naming, groups: GroupTable): AllowedGroup | undefined {
  const value = inner(block, "group_id");
  if (value === undefined) return undefined;
  const references = Object.values(naming.resource.references).flat();
  const group = groups.named(value, naming, references);
  if (group === undefined) return undefined;
  const type = inner(block, "group_inheritance_type");
  return { group, inherited: type === undefined || plainText(type) === "1" || isUnknown(type) };
}

function idIn(block: Value, name: string): string | undefined {
  const text = idText(inner(block, name));
  return text === "" || text === "0" ? undefined : text;
}
