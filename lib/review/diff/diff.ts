import type { Input } from "../../guardrails/input";
import type { Diff } from "./change";
import { changeOf } from "./change-of";
import { identitiesLeftBehind, pairs } from "./pairs";
import { changedPaths, membersLeftBehind } from "./paths";
import { withReplacements } from "./replacements";
import { roleNotes } from "./role-notes";
import { templateNotes } from "./template-notes";
import { afterChange, unprotectedNotes } from "./unprotected";

/** Who gains or loses access between two versions, by set inclusion for each identity, and which paths come and go. */
export function diff(base: Input, head: Input): Diff {
  const after = { ...head, gitlab: afterChange(base.gitlab, head.gitlab) };
  const paired = withReplacements(pairs(base, after), base, after);
  const paths = changedPaths(base, after, paired);
  return {
    changes: paired.flatMap((pair) => changeOf(pair, base, after) ?? []),
    paths,
    notes: [
      ...membersLeftBehind(base.gitlab, head.gitlab),
      ...identitiesLeftBehind(paired),
      ...unprotectedNotes(base.gitlab, head.gitlab),
      ...templateNotes(base.gitlab, head.gitlab),
      ...roleNotes(base.gitlab, head.gitlab, paths),
    ],
  };
}
