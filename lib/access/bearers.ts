import type { Credential, GitlabGroup, GitlabModel, GitlabProject } from "./gitlab/types";
import type { Member } from "./members";
import type { Protections } from "./protections";
import { highestRole, type Role } from "./roles";
import { assumptionsOf, type Held, heldAt, placeAssumption } from "./ways";

/** Where tokens and keys act: a project, or the undeclared projects of a group. */
export interface ActingAt {
  /** A group and those above it, the nearest first. */
  readonly chain: readonly GitlabGroup[];
  /** @default - no declared project */
  readonly project?: GitlabProject;
  /** The people of the place: an account's token has the roles of its account. */
  readonly people: readonly Member[];
}

/**
 * Whoever holds a token or key that pushes or starts pipelines: no directory group explains them. Protections apply to it as to
 * a member with its role; one that only reads is nobody.
 */
export function bearers(
  model: GitlabModel,
  { chain, project, people }: ActingAt,
): readonly Member[] {
  const acting = model.credentials.filter(({ mayAct }) => mayAct);
  if (acting.length === 0) return [];
  const rolesOf = heldAt(model, chain, project);
  return acting.flatMap((credential) => {
    const { account } = credential;
    if (account === undefined) return own(credential, rolesOf(credential));
    return people
      .filter(({ users }) => users.has(account))
      .map((person) =>
        withCredential(person, credential, person.roleIsKnown ? person.role : undefined),
      );
  });
}

function own(credential: Credential, held: readonly Held[]): readonly Member[] {
  const role = highestRole(held.map(({ role: one }) => one));
  if (role === undefined) return [];
  const roleIsKnown = held.every((one) => one.roleIsKnown);
  const { group, kind, ids, assumed } = credential;
  const none: ReadonlySet<string> = new Set();
  const member: Member = {
    group: null,
    gitlabGroup: group,
    enteredAt: held[0]?.enteredAt,
    label: kind,
    role,
    roleIsKnown,
    groups: new Set(group === undefined ? [] : [group]),
    users: kind === "access token" ? new Set(ids) : none,
    keys: kind === "deploy key" ? new Set(ids) : none,
    assumed: [
      ...assumed,
      ...ownerAssumption(credential),
      ...placeAssumption(credential),
      ...held.flatMap(({ share }) => (share === undefined ? [] : assumptionsOf(share))),
    ],
  };
  return [withCredential(member, credential, roleIsKnown ? role : undefined)];
}

function ownerAssumption({ kind, role, address }: Credential): readonly string[] {
  if (role !== undefined || kind === "deploy key") return [];
  return [`the role of ${address} is not known, and taken to be owner`];
}

function withCredential(
  member: Member,
  { kind, address, ends, assumed }: Credential,
  role: Role | undefined,
): Member {
  return {
    ...member,
    label: kind,
    bearers: [{ address, role, ends }],
    assumed: [...new Set([...member.assumed, ...assumed])],
  };
}

/** Deploy keys that a protection names and nothing declares: taken to be able to push. */
export function namedKeys(
  { branches, tags }: Protections,
  credentials: readonly Credential[],
): readonly Member[] {
  const known = new Set(credentials.flatMap(({ kind, ids }) => (kind === "deploy key" ? ids : [])));
  const found = new Map<string, Member>();
  for (const { address, keys } of [
    ...branches.map((rule) => ({ address: rule.address, keys: rule.push.keys ?? [] })),
    ...tags.map((rule) => ({ address: rule.address, keys: rule.create.keys ?? [] })),
  ]) {
    for (const key of keys) {
      if (known.has(key) || found.has(key)) continue;
      found.set(key, namedKey(key, address));
    }
  }
  return [...found.values()];
}

function namedKey(key: string, address: string): Member {
  return {
    group: null,
    gitlabGroup: undefined,
    enteredAt: undefined,
    label: "deploy key",
    bearers: [{ address: `number ${key}`, role: undefined, ends: "may never end" }],
    role: "developer",
    roleIsKnown: false,
    groups: new Set(),
    users: new Set(),
    keys: new Set([key]),
    assumed: [
      `deploy key ${key}, which ${address} names, is taken to be able to push as a developer of the project`,
    ],
  };
}

/** Several holders that connect the same things, as one: what stands in the way is what stops none of them. */
export function joined(one: Member, other: Member): Member {
  return {
    ...one,
    role: highestRole([one.role, other.role]) ?? one.role,
    groups: new Set([...one.groups, ...other.groups]),
    users: new Set([...one.users, ...other.users]),
    keys: new Set([...(one.keys ?? []), ...(other.keys ?? [])]),
    bearers: [...(one.bearers ?? []), ...(other.bearers ?? [])],
    assumed: [...new Set([...one.assumed, ...other.assumed])],
  };
}
