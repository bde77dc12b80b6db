import type { Change, ChangedPath, Diff } from "../review/diff/change";
import { pathJson, shownToken } from "./path-json";
import { pathDifferences } from "./path-differences";

/** What changed, as JSON. */
export function diffJson({ changes, paths, notes }: Diff): string {
  const answer = {
    schemaVersion: 1,
    changes: changes.map(changeJson),
    paths: {
      gained: paths.gained.map(pathJson),
      lost: paths.lost.map(pathJson),
      changed: paths.changed.map(changedPathJson),
    },
    notes,
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function changeJson(change: Change): object {
  const { identity, identityName, relyingParty, stack, kind, message } = change;
  const { witness, people, before, after, production = null } = change;
  return {
    identity,
    identityName,
    relyingParty,
    stack,
    kind,
    production,
    message,
    ...(witness === undefined ? {} : { witness: shownToken(witness) }),
    people,
    before,
    after,
  };
}

/** The path as the newer version has it, with what is different. */
function changedPathJson(path: ChangedPath): object {
  return { ...pathJson(path.after), differences: pathDifferences(path) };
}
