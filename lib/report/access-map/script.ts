import { SCRIPT_BOARD } from "./script-board";
import { SCRIPT_CSV } from "./script-csv";
import { SCRIPT_DETAILS } from "./script-details";
import { SCRIPT_SORT } from "./script-sort";
import { SCRIPT_STATE } from "./script-state";
import { SCRIPT_TABLE } from "./script-table";
import { SCRIPT_WHO } from "./script-who";

const PARTS = [
  SCRIPT_TABLE,
  SCRIPT_BOARD,
  SCRIPT_DETAILS,
  SCRIPT_WHO,
  SCRIPT_SORT,
  SCRIPT_CSV,
  SCRIPT_STATE,
];

/** A script without the indentation that only its own source needs: a tenth of the script. */
export function unindented(script: string): string {
  return script.replace(/^ +/gm, "");
}

/**
 * The page's script: reads the table, which is the whole model, draws it as columns and curves, and shows the paths that are
 * asked for. Text is only ever set as text, never as markup. Until it has run, what it hides is not laid out; where it fails,
 * the page is as readable as without it.
 */
export const SCRIPT = `"use strict";(() => {
document.documentElement.className = "starting";
addEventListener("DOMContentLoaded", () => { try {
${unindented(PARTS.join(""))}} finally { document.documentElement.className = ""; } });
})();`;
