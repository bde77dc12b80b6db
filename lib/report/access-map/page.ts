import { changesHtml } from "./changes";
import { escape } from "./escape";
import { identitiesHtml } from "./identities";
import { accessMap, type AccessMapInput } from "./model";
import { isProduction } from "../production";
import { notesHtml, notesOf } from "./notes";
import { SCRIPT } from "./script";
import { STYLE } from "./style";
import { summaryOf } from "./summary";
import { tableHtml } from "./table";

export interface AccessMapOptions {
  /** The SHA-256 of a text, in base64: what the page's policy admits is its own script and style, and nothing else. */
  readonly sha256: (text: string) => string;
  /** Names of the stacks, for the heading. */
  readonly stacks: readonly string[];
}

/**
 * The access map as one HTML file: no network, no clock, everything readable without script. Equal input gives equal bytes.
 */
export function accessMapPage(input: AccessMapInput, { sha256, stacks }: AccessMapOptions): string {
  const map = accessMap(input);
  const notes = notesOf(map.rows);
  const compared = input.diff !== undefined;
  const marked = [...input.paths, ...input.identities, ...(input.diff?.changes ?? [])].some(
    isProduction,
  );
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(SCRIPT)}'`,
    `style-src 'sha256-${sha256(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n",
    `<meta http-equiv=Content-Security-Policy content="${policy}">\n`,
    "<meta name=viewport content='width=device-width'>\n<meta name=color-scheme content='light dark'>\n<meta name=referrer content=no-referrer>\n",
    `<title>Access map: ${escape(stacks.join(", "))}</title>\n<style>${STYLE}</style>\n<script>${SCRIPT}</script>\n</head>\n<body>\n`,
    `<header><h1>Access map <small>${escape(stacks.join(", "))}</small></h1>\n`,
    "<p id=banner><strong>Declared, not observed.</strong> What the Terraform of this input will allow, not what was seen in GitLab or the cloud.\n",
    `<ul id=summary>${summaryOf(map)
      .map((line) => `<li>${escape(line)}`)
      .join("")}</ul>\n`,
    controls(compared, marked),
    "</header>\n<main>\n",
    "<section id=map hidden aria-labelledby=map-title><h2 id=map-title>Map</h2></section>\n",
    "<section id=who hidden aria-labelledby=who-title><h2 id=who-title>Who reaches what</h2><div></div></section>\n",
    input.diff === undefined ? "" : changesHtml(input.diff),
    tableHtml(map.rows, notes, compared),
    identitiesHtml(map),
    notesHtml(notes),
    "</main>\n<aside id=details hidden tabindex=-1 aria-label=Details></aside>\n",
    "</body>\n</html>\n",
  ].join("");
}

/** Shown by the script, as nothing answers them without it. */
function controls(compared: boolean, marked: boolean): string {
  const views = ["Map", "Table", "Who", ...(compared ? ["Diff"] : [])];
  return [
    "<div id=controls hidden>",
    marked
      ? "<button type=button id=production aria-pressed=false>Who can reach production</button>"
      : "",
    "<label>Who can reach <input id=filter type=search list=names autocomplete=off spellcheck=false placeholder='identity, resource, group, project'></label><datalist id=names></datalist>",
    compared ? "<label><input id=changed type=checkbox> changed only</label>" : "",
    `<div role=group aria-label=View>${views.map((name) => `<button type=button data-view=${name.toLowerCase()} aria-pressed=false>${name}</button>`).join("")}</div>`,
    "<button type=button id=clear hidden>Show all</button>",
    "</div><p id=status role=status></p>\n",
  ].join("");
}
