import type * as Check from "./commands/check";
import type * as Diff from "./commands/diff";
import type * as Doctor from "./commands/doctor";
import type * as Explain from "./commands/explain";
import type * as Who from "./commands/who";
import type * as Version from "./version";

/** Modules that are loaded when they are asked for: `--help` needs none of them, and no command needs another's. */
export const lazy = {
  check: (): typeof Check => require("./commands/check") as typeof Check,
  diff: (): typeof Diff => require("./commands/diff") as typeof Diff,
  doctor: (): typeof Doctor => require("./commands/doctor") as typeof Doctor,
  explain: (): typeof Explain => require("./commands/explain") as typeof Explain,
  who: (): typeof Who => require("./commands/who") as typeof Who,
  version: (): typeof Version => require("./version") as typeof Version,
};
