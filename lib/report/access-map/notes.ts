import type { AccessPath } from "../../access";
import type { MapRow } from "./model";
import { escape } from "./escape";

/** Sentences that many paths share, each with its number, counted from 1. */
export type Notes = ReadonlyMap<string, number>;

/** The sentences of all paths, in the order in which the paths tell them. */
export function notesOf(rows: readonly MapRow[]): Notes {
  const texts = new Set(rows.flatMap(({ path }) => sentences(path)));
  return new Map([...texts].map((text, index) => [text, index + 1]));
}

function sentences({ approvals, revocation, assumed }: AccessPath): readonly string[] {
  return [...approvals, ...revocation.because, ...assumed];
}

/** Where a reader finds sentences: `3 7`. */
export function noteNumbers(texts: readonly string[], notes: Notes): string {
  return texts.map((text) => String(notes.get(text) ?? "")).join(" ");
}

/** The sentences as a numbered list. */
export function notesHtml(notes: Notes): string {
  if (notes.size === 0) return "";
  const items = [...notes.keys()].map((text) => `<li>${escape(text)}\n`);
  return `<section id=notes aria-labelledby=notes-title><h2 id=notes-title>Notes</h2>\n<ol>\n${items.join("")}</ol></section>\n`;
}
