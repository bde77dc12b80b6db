import type * as Check from "./commands/check";
import type * as Doctor from "./commands/doctor";
import type * as Explain from "./commands/explain";
import type * as Version from "./version";

/** Modules that are loaded when they are asked for: `--help` needs none of them, and no command needs another's. */
export const lazy = {
  check: (): typeof Check => require("./commands/check") as typeof Check,
  doctor: (): typeof Doctor => require("./commands/doctor") as typeof Doctor,
  explain: (): typeof Explain => require("./commands/explain") as typeof Explain,
  version: (): typeof Version => require("./version") as typeof Version,
};
