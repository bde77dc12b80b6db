import { ANY, exact, exactValues, intersection, type Language, showValue } from "../core";
import { childPaths } from "../core/language";
import { groupChain, modelIndex } from "./gitlab/tree";
import type { GitlabGroup } from "./gitlab/types";
import { idsIn, settleIds, type SettledIds } from "./ids";
import { baseGroup } from "./path-language";
import { peopleOf, type Target, undeclaredMembers, undeclaredTarget } from "./target";
import { isOn, isTakenIn, type View } from "./view";

/**
 * Undeclared projects that lie directly in a group with one of the ids (`namespace_id` is the direct parent). A group
 * that nobody declared gives a target whose members are not known.
 */
export function namespaceTargets(
  paths: Language,
  namespaceIds: Language,
  view: View,
): readonly Target[] {
  const found = view.model.groups.flatMap((group): readonly Target[] => {
    const settled = isOn(view, group) ? idsOf(group, paths, namespaceIds, view) : undefined;
    return settled === undefined ? [] : [inGroup(group, paths, settled, view)];
  });
  if (found.length > 0) return found;
  return (exactValues(namespaceIds) ?? ["*"]).map((id) => {
    const label = `${showValue(id)}/*`;
    const members = [undeclaredMembers(label, undefined)];
    return undeclaredTarget({ label, paths: known(paths), members }, view);
  });
}

function idsOf(
  group: GitlabGroup,
  paths: Language,
  namespaceIds: Language,
  view: View,
): SettledIds | undefined {
  const isNamed = paths !== ANY && group.path !== undefined && group.path === baseGroup(paths);
  return settleIds(namespaceIds, {
    label: group.label,
    ids: idsIn(view.stack, group.ids),
    isNamed,
    isTaken: isTakenIn(view, modelIndex(view.model).groupsById),
  });
}

function inGroup(group: GitlabGroup, paths: Language, settled: SettledIds, view: View): Target {
  const { model, issuer } = view;
  const { path, label } = group;
  const direct = path === undefined ? paths : intersection(paths, childPaths(exact(path)));
  const members = peopleOf(model, groupChain(model, { issuer, path, group }), `${label}/*`);
  const { ids, assumed } = settled;
  return undeclaredTarget(
    { label: `${label}/*`, paths: known(direct), members, namespaceIds: ids, assumed },
    view,
  );
}

function known(paths: Language): Language | undefined {
  return paths === ANY ? undefined : paths;
}
