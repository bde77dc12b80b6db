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
import { highestRole, isAtLeast, lowerRole, type Role } from "./roles";
import { invitedChain, roleIn, sharesOn, type Way, waysIn } from "./ways";

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
    assumed: [link, ...(share === undefined ? [] : [share])].flatMap(({ role: given, address }) =>
      given === undefined
        ? [`the role that ${address} gives is not known, and taken to be owner`]
        : [],
    ),
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
  const invited = sharesOn(model, chain, project).map((share) => ({
    groups: new Set(invitedChain(model, share)),
    role: roleIn(share),
    enteredAt: share.group,
  }));
  const groups = new Set(chain);
  const byUser = new Map<string, Held[]>();
  for (const membership of model.memberships) {
    const { group, project: own, user } = membership;
    const role = roleIn(membership);
    const held: Held[] = [
      ...((group !== undefined && groups.has(group)) || (own !== undefined && own === project)
        ? [{ membership, role, enteredAt: group }]
        : []),
      ...invited
        .filter((share) => group !== undefined && share.groups.has(group))
        .map((share) => ({
          membership,
          role: lowerRole(role, share.role),
          enteredAt: share.enteredAt,
        })),
    ];
    if (held.length > 0) byUser.set(user, [...(byUser.get(user) ?? []), ...held]);
  }
  return [...byUser].map(([user, held]) => ({
    ...unknownPeople("member", held[0]?.membership.group, []),
    enteredAt: held[0]?.enteredAt,
    role: highestRole(held.map(({ role }) => role)) ?? "owner",
    roleIsKnown: held.every(({ membership }) => membership.role !== undefined),
    groups: new Set(held.flatMap(({ membership }) => membership.group ?? [])),
    users: new Set([user]),
  }));
}

/** A role that a user has by a membership. */
interface Held {
  readonly membership: Membership;
  readonly role: Role;
  readonly enteredAt: GitlabGroup | undefined;
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
