import { duration } from "../duration";
import { escape } from "./escape";
import type { MapRow, PathState } from "./model";
import { COLUMNS, type MapNode } from "./nodes";
import { isProduction } from "../production";
import { productionHtml } from "./production";
import { noteNumbers, type Notes } from "./notes";

const IDENTITY = COLUMNS.indexOf("Identity");

/** What a change looks like in words: a sign and a word, so that no reader depends on colour. */
export const STATE_WORDS: Readonly<Record<PathState, string>> = {
  added: "+ added",
  removed: "- removed",
  same: "same",
};

/**
 * Every path as a row of a table: what a reader without script reads, and what the script draws. Optional closing tags are
 * left out, as HTML allows: they would be a tenth of the page.
 */
export function tableHtml(rows: readonly MapRow[], notes: Notes, compared: boolean): string {
  const head = [
    ...(compared ? ["Change"] : []),
    ...COLUMNS,
    "Stands in the way (notes)",
    "Gone at the latest (notes)",
    "Assumed (notes)",
  ];
  return [
    `<section id=table aria-labelledby=table-title><h2 id=table-title>Paths</h2>\n`,
    rows.length === 0 ? "<p>No path: nobody whom the input declares reaches an identity.\n" : "",
    `<div class=scroll tabindex=0 role=region aria-label="Table of every path"><table><thead><tr>${head.map((name) => `<th scope=col>${name}`).join("")}<tbody>\n`,
    ...rows.map((row) => rowHtml(row, notes, compared)),
    "</table></div></section>\n",
  ].join("");
}

function rowHtml(
  { path, state, columns, numbers }: MapRow,
  notes: Notes,
  compared: boolean,
): string {
  const { approvals, revocation, assumed } = path;
  const { seconds, because } = revocation;
  const cells = [
    ...(compared ? [STATE_WORDS[state]] : []),
    ...columns.map((nodes, column) =>
      nodes.map((node) => nodeHtml(node, column === IDENTITY ? productionHtml(path) : "")).join(""),
    ),
    noteNumbers(approvals, notes),
    `${seconds === null ? "no bound" : duration(seconds)} <i>${noteNumbers(because, notes)}</i>`,
    noteNumbers(assumed, notes),
  ];
  const marks = `${state === "same" ? "" : ` class=${state}`}${isProduction(path) ? " data-production" : ""}`;
  const place = numbers.map((own) => own.join(",")).join(" ");
  return `<tr${marks} data-n="${place}">${cells.map((cell) => `<td>${cell}`).join("")}\n`;
}

function nodeHtml({ label, detail, unexplained }: MapNode, badge: string): string {
  const mark = unexplained === true ? " class=bare" : "";
  return `<p${mark}>${escape(label)}${badge}${detail === "" ? "" : `<small>${escape(detail)}</small>`}`;
}
