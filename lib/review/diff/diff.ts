import type { Input } from "../../guardrails/input";
import type { Diff } from "./change";
import { changeOf } from "./change-of";
import { pairs } from "./pairs";
import { changedPaths, membersLeftBehind } from "./paths";

/** Who gains or loses access between two versions, by set inclusion for each identity, and which paths come and go. */
export function diff(base: Input, head: Input): Diff {
  return {
    changes: pairs(base, head).flatMap((pair) => changeOf(pair, base, head) ?? []),
    paths: changedPaths(base, head),
    notes: membersLeftBehind(base.gitlab, head.gitlab),
  };
}
