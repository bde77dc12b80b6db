import * as util from "node:util";
import type { Paint, Role } from "../report/paint";
import { unpainted } from "../report/paint";
import type { Io } from "./io";

const STYLES = {
  error: "red",
  warning: "yellow",
  info: "cyan",
  good: "green",
  heading: "bold",
  quiet: "dim",
} as const satisfies Record<Role, Parameters<typeof util.styleText>[0]>;

/**
 * Colours on a terminal, none in a file or pipe. `NO_COLOR` (no-color.org) and `FORCE_COLOR` decide where they are set;
 * of both, `FORCE_COLOR` wins, as in Node itself.
 */
export function paintOf({ stdout, env }: Pick<Io, "stdout" | "env">): Paint {
  // Node has styleText since 20.12; before it there is no colour.
  if (!wantsColour(env, stdout.isTTY === true) || !("styleText" in util)) return unpainted;
  return (role, text) => util.styleText(STYLES[role], text, { validateStream: false });
}

function wantsColour(env: Io["env"], isTerminal: boolean): boolean {
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  const none = env["NO_COLOR"];
  if (none !== undefined && none !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}
