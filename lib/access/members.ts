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
import { assumptionsOf, type Held, heldAt, type Way, waysIn } from "./ways";

/** Somebody with a role in a project: the members of a directory group, or people without one. */
export interface Member extends Starter {
  /** The directory group as the link names it; `null` where none stands behind. */
  readonly group: string | null;
  /** How GitLab learns who is in the directory group; left out without one. */
  readonly directory?: "ldap" | "saml";
  /** The group in which they have the role. */
  readonly gitlabGroup: GitlabGroup | undefined;
  /** The group of the project's own tree at which the role comes in: the one that is opened, where they are invited. */
  readonly enteredAt: GitlabGroup | undefined;
  /** The role as a path shows it: GitLab's, or what stands in its place without a directory group. */
  readonly label: string;
  /** The tokens or keys with which they act. @default - none: they are people */
  readonly bearers?: readonly Bearer[];
  readonly assumed: readonly string[];
}

/** A token or key as a path tells it. */
export interface Bearer {
  readonly address: string;
  /** The role that it has; `undefined` where it has none that is known. */
  readonly role: Role | undefined;
  /** When it ends, in words. */
  readonly ends: string;
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
    enteredAt: gitlabGroup,
    label,
    role: "owner",
    roleIsKnown: false,
    groups: NO_GROUPS,
    users: NO_USERS,
    assumed,
  };
}

/**
 * Members by directory group, through links on any group of the chain and on groups invited to one of them or to the
 * project: roles are inherited down the tree, and the highest one applies. A custom role counts as the role it is based on.
 * @param chain a group and those above it, the nearest first
 */
export function directoryMembers(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project?: GitlabProject,
): readonly Member[] {
  const highest = new Map<string, Way>();
  for (const way of waysIn(model, chain, project)) {
    const key = directoryKey(way.link);
    const before = highest.get(key);
    if (before === undefined || !isAtLeast(before.role, way.role)) highest.set(key, way);
  }
  return [...highest.values()].map(({ link, role, share, enteredAt }) => ({
    group: link.name,
    directory: link.by === "saml" ? "saml" : "ldap",
    gitlabGroup: link.group,
    enteredAt,
    label: role,
    role,
    roleIsKnown: link.role !== undefined && (share === undefined || share.role !== undefined),
    groups: linkedGroups(model).get(directoryKey(link)) ?? NO_GROUPS,
    users: NO_USERS,
    assumed: [
      ...link.assumed,
      ...assumptionsOf(link),
      ...(share === undefined ? [] : assumptionsOf(share)),
    ],
  }));
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

/** Users with a membership of their own in the project, in a group of the chain, or in a group invited to one of them. */
export function directMembers(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): readonly Member[] {
  if (model.memberships.length === 0) return [];
  const rolesOf = heldAt(model, chain, project);
  const byUser = new Map<string, (readonly [Membership, Held])[]>();
  for (const membership of model.memberships) {
    const held = rolesOf(membership).map((role) => [membership, role] as const);
    const { user } = membership;
    if (held.length > 0) byUser.set(user, [...(byUser.get(user) ?? []), ...held]);
  }
  return [...byUser].map(([user, held]) => ({
    ...unknownPeople("member", held[0]?.[0].group, heldAssumptions(held)),
    enteredAt: held[0]?.[1].enteredAt,
    role: highestRole(held.map(([, { role }]) => role)) ?? "owner",
    roleIsKnown: held.every(([, { roleIsKnown }]) => roleIsKnown),
    groups: new Set(held.flatMap(([membership]) => membership.group ?? [])),
    users: new Set([user]),
  }));
}

function heldAssumptions(held: readonly (readonly [Membership, Held])[]): readonly string[] {
  const all = held.flatMap(([membership, { share }]) => [
    ...assumptionsOf(membership),
    ...(share === undefined ? [] : assumptionsOf(share)),
  ]);
  return [...new Set(all)];
}

/**
 * Users whom a protection names one by one, and of whom nothing else is declared: taken to be developers of the project.
 * @param known ids of users of whom something is
 */
export function namedUsers(
  { branches, tags, environments }: Protections,
  known: ReadonlySet<string>,
): readonly Member[] {
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
