import { modelIndex } from "./gitlab/tree";
import type {
  Allowed,
  DirectoryLink,
  GitlabGroup,
  GitlabModel,
  GitlabProject,
  Membership,
} from "./gitlab/types";
import type { Starter } from "./obtainable";
import type { Protections } from "./protections";
import { highestRole, isAtLeast, type Role } from "./roles";

/** Somebody with a role in a project: the members of a directory group, or people without one. */
export interface Member extends Starter {
  /** The directory group as the link names it; `null` where none stands behind. */
  readonly group: string | null;
  /** The group in which they have the role. */
  readonly gitlabGroup: GitlabGroup | undefined;
  /** The role as a path shows it: GitLab's, or `member` and `anybody` without a directory group. */
  readonly label: string;
  readonly assumed: readonly string[];
}

const NO_GROUPS: ReadonlySet<GitlabGroup> = new Set();
const NO_USERS: ReadonlySet<string> = new Set();

/** People of whom the input says nothing. Their role may be any. */
export function unknownPeople(
  label: "member" | "anybody",
  gitlabGroup: GitlabGroup | undefined,
  assumed: readonly string[],
): Member {
  return {
    group: null,
    gitlabGroup,
    label,
    role: "owner",
    roleIsKnown: false,
    groups: NO_GROUPS,
    users: NO_USERS,
    assumed,
  };
}

/**
 * Members by directory group, through links on any group of the chain: roles are inherited down the tree, and the highest
 * one applies. A custom role counts as the role it is based on.
 * @param chain a group and those above it, the nearest first
 */
export function directoryMembers(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
): readonly Member[] {
  const { linksOf } = modelIndex(model);
  const highest = new Map<string, DirectoryLink>();
  for (const group of chain) {
    for (const link of linksOf.get(group) ?? []) {
      const key = directoryKey(link);
      const before = highest.get(key);
      if (before === undefined || !isAtLeast(roleIn(before), roleIn(link))) highest.set(key, link);
    }
  }
  return [...highest.values()].map((link) => ({
    group: link.name,
    gitlabGroup: link.group,
    label: roleIn(link),
    role: roleIn(link),
    roleIsKnown: link.role !== undefined,
    groups: linkedGroups(model).get(directoryKey(link)) ?? NO_GROUPS,
    users: NO_USERS,
    assumed:
      link.role === undefined
        ? [`the role that ${link.address} gives is not known, and taken to be owner`]
        : [],
  }));
}

function roleIn(link: Pick<DirectoryLink, "role">): Role {
  return link.role ?? "owner";
}

/** One directory group, wherever it is linked. */
function directoryKey({ by, server, name, group }: DirectoryLink): string {
  return [group.issuer?.url ?? "", by, server, name].join("\n");
}

const linked = new WeakMap<GitlabModel, ReadonlyMap<string, ReadonlySet<GitlabGroup>>>();

/** The groups in which each directory group has members. */
function linkedGroups(model: GitlabModel): ReadonlyMap<string, ReadonlySet<GitlabGroup>> {
  const known = linked.get(model);
  if (known !== undefined) return known;
  const found = new Map<string, Set<GitlabGroup>>();
  for (const link of model.links) {
    const key = directoryKey(link);
    found.set(key, (found.get(key) ?? new Set()).add(link.group));
  }
  linked.set(model, found);
  return found;
}

/** Users with a membership of their own in the project or a group of the chain. */
export function directMembers(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): readonly Member[] {
  if (model.memberships.length === 0) return [];
  const groups = new Set(chain);
  const byUser = new Map<string, Membership[]>();
  for (const membership of model.memberships) {
    const { group, project: own, user } = membership;
    if (!(group !== undefined && groups.has(group)) && (own === undefined || own !== project))
      continue;
    byUser.set(user, [...(byUser.get(user) ?? []), membership]);
  }
  return [...byUser].map(([user, memberships]) => ({
    ...unknownPeople("member", memberships[0]?.group, []),
    role: highestRole(memberships.map((m) => m.role ?? "owner")) ?? "owner",
    roleIsKnown: memberships.every((m) => m.role !== undefined),
    groups: new Set(memberships.flatMap((m) => m.group ?? [])),
    users: new Set([user]),
  }));
}

/** Users whom a protection names one by one, and who are no declared members: taken to be developers of the project. */
export function namedUsers(
  { branches, tags, environments }: Protections,
  declared: readonly Member[],
): readonly Member[] {
  const known = new Set(declared.flatMap((member) => [...member.users]));
  const rules: readonly (readonly [string, Allowed])[] = [
    ...branches.flatMap((r) => [[r.address, r.push] as const, [r.address, r.merge] as const]),
    ...tags.map((r) => [r.address, r.create] as const),
    ...environments.map((r) => [r.address, r.deploy] as const),
  ];
  const found = new Map<string, Member>();
  for (const [address, { users }] of rules) {
    for (const user of users) {
      if (known.has(user) || found.has(user)) continue;
      const assumed = [
        `user ${user}, whom ${address} names, is taken to be a developer of the project`,
      ];
      found.set(user, {
        ...unknownPeople("member", undefined, assumed),
        role: "developer",
        users: new Set([user]),
      });
    }
  }
  return [...found.values()];
}
