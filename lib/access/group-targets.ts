import { ANY, type Language } from "../core";
import { bearers } from "./bearers";
import { groupChain, modelIndex } from "./gitlab/tree";
import type { GitlabGroup } from "./gitlab/types";
import { invitedStrangers } from "./invited-strangers";
import { directMembers, directoryMembers, unknownPeople } from "./members";
import { baseGroup, isBelow, pathsBelow, pathsOutside } from "./path-language";
import { peopleOf, type Target, undeclaredTarget } from "./target";
import { isOn, type View } from "./view";

/**
 * Undeclared projects below the groups into which a pattern of paths reaches: the group that the pattern names, each group
 * below it that has members of its own, and anybody's where the pattern names no group.
 */
export function groupTargets(paths: Language, view: View): readonly Target[] {
  const declared = view.model.projects.flatMap((project) =>
    isOn(view, project) && project.path !== undefined ? [project.path] : [],
  );
  const base = baseGroup(paths);
  const linked = groupsWithMembers(view).filter((group) => base === undefined || lies(group, base));
  return [
    ...(base === undefined ? anybody(paths, declared, view) : below(base, paths, declared, view)),
    ...linked.flatMap((group) => own(group, paths, declared, view)),
  ];
}

function groupsWithMembers(view: View): readonly GitlabGroup[] {
  const { links, memberships, shares, credentials } = view.model;
  const holders = [...links, ...memberships, ...shares, ...credentials.filter((c) => c.mayAct)];
  const groups = holders.flatMap(({ group }) => group ?? []);
  return [...new Set(groups)].filter((group) => isOn(view, group));
}

function lies({ path }: GitlabGroup, base: string): boolean {
  return path !== undefined && isBelow(path, base);
}

/** Projects below the group that the pattern names, for all who have a role there. */
function below(
  base: string,
  paths: Language,
  declared: readonly string[],
  view: View,
): readonly Target[] {
  const reached = pathsBelow(paths, base, declared);
  if (reached === undefined) return [];
  const { model, issuer } = view;
  const label = `${modelIndex(model).groupAt(issuer, base)?.path ?? base}/*`;
  const members = peopleOf(model, groupChain(model, { issuer, path: base }), label);
  return [undeclaredTarget({ label, paths: reached, members }, view)];
}

/** Projects below a group, for those who have their role by this very group. */
function own(
  group: GitlabGroup,
  paths: Language,
  declared: readonly string[],
  view: View,
): readonly Target[] {
  const { model, issuer } = view;
  const { path } = group;
  if (path === undefined && paths !== ANY) return [];
  const reached = path === undefined ? undefined : pathsBelow(paths, path, declared);
  if (path !== undefined && reached === undefined) return [];
  const chain = groupChain(model, { issuer, path, group });
  const people = [...directoryMembers(model, chain), ...directMembers(model, chain, undefined)];
  const all = [
    ...people,
    ...invitedStrangers(model, chain, undefined),
    ...bearers(model, { chain, people }),
  ];
  const members = all.filter((member) => member.enteredAt === group);
  return [undeclaredTarget({ label: `${group.label}/*`, paths: reached, members }, view)];
}

/** Whoever can open a group of their own into which the pattern reaches. */
function anybody(paths: Language, declared: readonly string[], view: View): readonly Target[] {
  const groups = view.model.groups.flatMap((g) => (isOn(view, g) ? (g.path ?? []) : []));
  const free = pathsOutside(paths, [...groups, ...declared]);
  if (free === undefined) return [];
  const members = [unknownPeople("anybody", undefined, [])];
  return [undeclaredTarget({ label: "*", paths: free === ANY ? undefined : free, members }, view)];
}
