import type * as Check from "./commands/check";
import type * as Diff from "./commands/diff";
import type * as Doctor from "./commands/doctor";
import type * as Explain from "./commands/explain";
import type * as PageMap from "./commands/map";
import type * as Mcp from "./commands/mcp";
import type * as Test from "./commands/test";
import type * as Who from "./commands/who";
import type * as Version from "./version";

/** Modules that are loaded when they are asked for: `--help` needs none of them, and no command needs another's. */
export const lazy = {
  check: (): typeof Check => require("./commands/check") as typeof Check,
  diff: (): typeof Diff => require("./commands/diff") as typeof Diff,
  doctor: (): typeof Doctor => require("./commands/doctor") as typeof Doctor,
  explain: (): typeof Explain => require("./commands/explain") as typeof Explain,
  map: (): typeof PageMap => require("./commands/map") as typeof PageMap,
  mcp: (): typeof Mcp => require("./commands/mcp") as typeof Mcp,
  test: (): typeof Test => require("./commands/test") as typeof Test,
  who: (): typeof Who => require("./commands/who") as typeof Who,
  version: (): typeof Version => require("./version") as typeof Version,
};
