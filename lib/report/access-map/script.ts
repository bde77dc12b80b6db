import { SCRIPT_BOARD } from "./script-board";
import { SCRIPT_DETAILS } from "./script-details";
import { SCRIPT_STATE } from "./script-state";
import { SCRIPT_TABLE } from "./script-table";

/**
 * The page's script: reads the table, which is the whole model, draws it as columns and curves, and shows the paths that are
 * asked for. Text is only ever set as text, never as markup.
 */
export const SCRIPT = `"use strict";(() => {
${[SCRIPT_TABLE, SCRIPT_BOARD, SCRIPT_DETAILS, SCRIPT_STATE].join("")}})();`;
