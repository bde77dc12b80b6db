import { groupChain, modelIndex } from "./gitlab/tree";
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

/** Every link on a group of the chain, and on groups invited to one of them or to the project. */
export function* waysIn(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): Iterable<Way> {
  const { linksOf } = modelIndex(model);
  for (const group of chain) {
    for (const link of linksOf.get(group) ?? [])
      yield { link, role: roleIn(link), enteredAt: group };
  }
  for (const share of sharesOn(model, chain, project)) {
    for (const group of invitedChain(model, share)) {
      for (const link of linksOf.get(group) ?? []) {
        yield { link, role: lowerRole(roleIn(link), roleIn(share)), share, enteredAt: share.group };
      }
    }
  }
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
      (group !== undefined && groups.has(group)) || (own !== undefined && own === project),
  );
}

/** The invited group and those above it, whose members are members of it too. */
export function invitedChain(model: GitlabModel, { invited }: Share): readonly GitlabGroup[] {
  return groupChain(model, { issuer: invited.issuer, path: invited.path, group: invited });
}

/** A role that is not known is taken to be the widest. */
export function roleIn({ role }: { readonly role: Role | undefined }): Role {
  return role ?? "owner";
}
