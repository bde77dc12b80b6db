import { modelIndex } from "./gitlab/tree";
import type { GitlabGroup, GitlabModel, GitlabProject, Share } from "./gitlab/types";
import { type Member, unknownPeople } from "./members";
import { assumptionsOf, invitedChain, roleIn, sharesOn } from "./ways";

/** People of invited groups of whose members nothing is declared: they have the role of the share at most. */
export function invitedStrangers(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  project: GitlabProject | undefined,
): readonly Member[] {
  return sharesOn(model, chain, project)
    .filter((share) => !hasMembers(model, invitedChain(model, share)))
    .map(strangers);
}

function hasMembers(model: GitlabModel, invited: readonly GitlabGroup[]): boolean {
  const { linksOf } = modelIndex(model);
  const groups = new Set(invited);
  return (
    invited.some((group) => linksOf.has(group)) ||
    model.memberships.some(({ group }) => group !== undefined && groups.has(group))
  );
}

function strangers(share: Share): Member {
  const { invited, group } = share;
  const assumed = [`who is a member of ${invited.label} is not declared`, ...assumptionsOf(share)];
  return {
    ...unknownPeople("member", invited, assumed),
    enteredAt: group,
    role: roleIn(share),
    groups: new Set([invited]),
  };
}
