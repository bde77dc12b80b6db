import { groupChain, isUnplaced, modelIndex } from "./gitlab/tree";
import type { DirectoryLink, GitlabGroup, GitlabModel, GitlabProject, Share } from "./gitlab/types";
import { lowerRole, type Role } from "./roles";

/** One way in which members of a directory group get a role. */
export interface Way {
  readonly link: DirectoryLink;
  readonly role: Role;
  /** Set where the group of the link is invited. */
  readonly share?: Share;
  readonly enteredAt: GitlabGroup | undefined;
}

/**
 * Every link on a group of the chain, and on groups invited to one of them or to the project. What names a group that is not
 * known before apply may lie here too.
 */
export function* waysIn(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): Iterable<Way> {
  const { linksOf, unplacedLinks } = modelIndex(model);
  for (const group of chain) {
    for (const link of linksOf.get(group) ?? [])
      yield { link, role: roleIn(link), enteredAt: group };
  }
  for (const link of unplacedLinks.filter(({ group }) => mayBeHere(group, chain, project))) {
    yield { link, role: roleIn(link), enteredAt: undefined };
  }
  for (const share of sharesOn(model, chain, project)) {
    for (const group of invitedChain(model, share)) {
      for (const link of linksOf.get(group) ?? []) {
        yield { link, role: lowerRole(roleIn(link), roleIn(share)), share, enteredAt: share.group };
      }
    }
  }
}

/** A role at a place: of the holder's own, or by an invitation. */
export interface Held {
  readonly role: Role;
  readonly roleIsKnown: boolean;
  /** The group of the chain at which the role comes in; `undefined` where the project itself gives it. */
  readonly enteredAt: GitlabGroup | undefined;
  /** The invitation by which it comes. @default - none */
  readonly share?: Share;
}

/** Who has a role in a group or a project: a user by a membership, a token by its bot. */
export interface Holder {
  readonly group: GitlabGroup | undefined;
  readonly project: GitlabProject | undefined;
  readonly role: Role | undefined;
}

/** The roles that holders have at a place, by their own group or project and by each invitation of their group. */
export function heldAt(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): (holder: Holder) => readonly Held[] {
  const groups = new Set(chain);
  const invitations = sharesOn(model, chain, project).map((share) => ({
    share,
    groups: new Set(invitedChain(model, share)),
  }));
  const isUnplacedHere = ({ group, project: own }: Holder): boolean =>
    [group, own].some((place) => place !== undefined && mayBeHere(place, chain, project));
  return (holder) => {
    const { group, project: own } = holder;
    const role = roleIn(holder);
    const roleIsKnown = holder.role !== undefined;
    const isIn = (set: ReadonlySet<GitlabGroup>): boolean => group !== undefined && set.has(group);
    return [
      ...(isIn(groups) || (own !== undefined && own === project) || isUnplacedHere(holder)
        ? [{ role, roleIsKnown, enteredAt: group }]
        : []),
      ...invitations
        .filter((invitation) => isIn(invitation.groups))
        .map(({ share }) => ({
          role: lowerRole(role, roleIn(share)),
          roleIsKnown: roleIsKnown && share.role !== undefined,
          enteredAt: share.group,
          share,
        })),
    ];
  };
}

/** The shares that open a group of the chain or the project. */
export function sharesOn(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): readonly Share[] {
  if (model.shares.length === 0) return [];
  const groups = new Set(chain);
  return model.shares.filter(
    ({ group, project: own }) =>
      (group !== undefined && (groups.has(group) || mayBeHere(group, chain, project))) ||
      (own !== undefined && (own === project || mayBeHere(own, chain, project))),
  );
}

/** Whether a group or project of which only a reference is known may be one of a place. */
function mayBeHere(
  thing: GitlabGroup | GitlabProject,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): boolean {
  const here = project ?? chain[0];
  return here !== undefined && isUnplaced(thing) && thing.issuer?.url === here.issuer?.url;
}

/** What had to be assumed of a resource that gives a role, a sentence each. */
export function assumptionsOf(given: Given): readonly string[] {
  const { address, role, ends } = given;
  return [
    ...(role === undefined
      ? [`the role that ${address} gives is not known, and taken to be owner`]
      : []),
    ...placeAssumption(given),
    ...(ends === undefined
      ? []
      : [`${address} ends ${ends}, and counts as long as it is declared`]),
  ];
}

/** The same for where it gives the role. */
export function placeAssumption({
  address,
  group,
  project,
}: Omit<Given, "role">): readonly string[] {
  const place = group ?? project;
  if (place === undefined || !isUnplaced(place)) return [];
  return [`where ${address} gives a role is not known before apply, and taken to be here too`];
}

/** A link, a membership or a share. */
interface Given {
  readonly address: string;
  readonly role: Role | undefined;
  readonly ends?: string;
  readonly group: GitlabGroup | undefined;
  readonly project?: GitlabProject | undefined;
}

/** The invited group and those above it, whose members are members of it too. */
export function invitedChain(model: GitlabModel, { invited }: Share): readonly GitlabGroup[] {
  return groupChain(model, { issuer: invited.issuer, path: invited.path, group: invited });
}

/** A role that is not known is taken to be the widest. */
export function roleIn({ role }: { readonly role: Role | undefined }): Role {
  return role ?? "owner";
}
