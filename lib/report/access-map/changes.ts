import type { Change, Diff } from "../../review/diff/change";
import { widestFirst } from "../changes";
import { count } from "../count";
import { pathDifferences } from "../path-differences";
import { escape } from "./escape";
import { KIND_WORDS } from "./identities";
import { productionHtml } from "./production";

/** What changed, in words: the verdict, access that a removal leaves behind, then each identity, the trust old and new. */
export function changesHtml({ changes, paths, notes }: Diff): string {
  const ordered = widestFirst(changes);
  const none =
    ordered.length + paths.gained.length + paths.lost.length + paths.changed.length === 0
      ? "<p>Access is unchanged.\n"
      : "";
  return [
    "<section id=diff aria-labelledby=diff-title><h2 id=diff-title>What changed</h2>\n",
    `<p>${count(paths.gained.length, "path")} gained, ${count(paths.lost.length, "path")} lost: marked in the map and in the table.\n`,
    none,
    ...notes.map((note) => `<p class=bare>! ${escape(note)}\n`),
    ...ordered.map(changeHtml),
    ...paths.changed.map((path) => lines(path.after.message, pathDifferences(path))),
    "</section>\n",
  ].join("");
}

function changeHtml({
  kind,
  identityName,
  identity,
  stack,
  message,
  people,
  before,
  after,
  production,
}: Change): string {
  return [
    `<article class="change ${kind}"><h3><b>${KIND_WORDS[kind]}</b> ${escape(identityName)}${productionHtml({ production })}</h3>\n`,
    `<p><code>${escape(identity)}</code> stack ${escape(stack)}<p>${escape(message)}\n`,
    lines("Who could cause it", people),
    ...(kind === "same-access" ? [] : [lines("Was", before), lines("Is", after)]),
    "</article>\n",
  ].join("");
}

function lines(title: string, texts: readonly string[]): string {
  if (texts.length === 0) return "";
  return `<h4>${escape(title)}</h4><ul>${texts.map((text) => `<li>${escape(text)}`).join("")}</ul>\n`;
}
