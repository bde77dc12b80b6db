import type { Change, Diff } from "../review/diff/change";
import { pathJson, shownToken } from "./path-json";

/** What changed, as JSON. */
export function diffJson({ changes, paths, notes }: Diff): string {
  const answer = {
    schemaVersion: 1,
    changes: changes.map(changeJson),
    paths: { gained: paths.gained.map(pathJson), lost: paths.lost.map(pathJson) },
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
