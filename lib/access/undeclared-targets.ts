import { ANY, exact, exactValues, isOpaque, type Language, showValue } from "../core";
import { groupTargets } from "./group-targets";
import { groupChain, modelIndex, parentPath } from "./gitlab/tree";
import { alternatives } from "./path-language";
import { namespaceTargets } from "./namespace-targets";
import { peopleOf, type Target, undeclaredTarget } from "./target";
import { groupsWithId, isTakenIn, type View } from "./view";
import type { Wanted } from "./wanted";

/** Projects that a grant reaches although nobody declared them: those it names, and one target a group it reaches into. */
export function undeclaredTargets(wanted: Wanted, view: View): readonly Target[] {
  const open = unknownIds(wanted.ids, view);
  if (open?.length === 0) return [];
  if (wanted.paths === undefined && open !== undefined) {
    return open.map((id) =>
      named(isOpaque(id) ? showValue(id) : `id ${id}`, undefined, wanted, view),
    );
  }
  const index = modelIndex(view.model);
  return alternatives(wanted.paths ?? ANY).flatMap((paths): readonly Target[] => {
    const values = exactValues(paths);
    if (values !== undefined) {
      return values
        .filter((path) => index.projectAt(view.issuer, path) === undefined)
        .map((path) => named(path, path, wanted, view));
    }
    return wanted.namespaceIds === undefined
      ? groupTargets(paths, view)
      : namespaceTargets(paths, wanted.namespaceIds, view);
  });
}

/** The exact ids that no project of the model has; `undefined` where the grant asks for no exact id. */
function unknownIds(ids: Language | undefined, view: View): readonly string[] | undefined {
  const isTaken = isTakenIn(view, modelIndex(view.model).projectsById);
  return ids && exactValues(ids)?.filter((id) => !isTaken(id));
}

/** One project, with the members of the groups that its path or the grant's namespace id names. */
function named(label: string, path: string | undefined, wanted: Wanted, view: View): Target {
  const { model, issuer } = view;
  const above = path === undefined ? undefined : parentPath(path);
  const [group] = groupsWithId(view, wanted.namespaceIds);
  const chain = groupChain(model, { issuer, path: above, group });
  const paths = path === undefined ? undefined : exact(path);
  return undeclaredTarget({ label, paths, members: peopleOf(model, chain, label) }, view);
}
