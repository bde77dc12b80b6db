import { exact, glob, type Language, NONE, opaque, union } from "../core";
import type { Comparison, Text } from "./text";

/** The values a condition names, as a language. */
export interface ReadValues {
  /** Every value it can match, whatever the holes turn out to be. */
  readonly upper: Language;
  /** The values it matches for certain. */
  readonly lower: Language;
  /** Texts of which the language is not known. */
  readonly open: readonly Text[];
}

/** Reads the values of a string condition. */
export function readValues(values: readonly Text[], comparison: Comparison): ReadValues {
  const read = values.map((text) => readValue(text, comparison));
  return {
    upper: union(...read.map((r) => r.upper)),
    lower: union(...read.map((r) => r.lower)),
    open: read.flatMap((r) => r.open),
  };
}

/** Ids that Terraform learns on apply: digits, so no wildcard can hide in them. */
const ID_REFERENCE = /(?:^|\.)gitlab_\w+\..+\.id$/;

function readValue(text: Text, comparison: Comparison): ReadValues {
  const fixed = withOpaque(text);
  const certain = isCertain(text);
  if (fixed !== undefined && comparison !== "ignoreCase" && (certain || comparison === "exact")) {
    const language = comparison === "like" ? glob(fixed) : exact(fixed);
    return { upper: language, lower: certain ? language : NONE, open: certain ? [] : [text] };
  }
  if (text.holes.length === 0) {
    const language = anyCase(text.shown);
    return { upper: language, lower: language, open: [] };
  }
  const ignoreCase = comparison === "ignoreCase";
  return { upper: glob(text.pieces.join("*"), { ignoreCase }), lower: NONE, open: [text] };
}

/** A `*` is literal here, which no pattern can say: no claim of GitLab's but `aud` ever holds one. */
function anyCase(text: string): Language {
  return text.includes("*") ? exact(text) : glob(text, { ignoreCase: true, question: false });
}

/** Whether every hole is an id, so that what the text can match is known before it is. */
export function isCertain({ holes }: Pick<Text, "holes">): boolean {
  return holes.every((reference) => ID_REFERENCE.test(reference));
}

/** The text with an opaque value in each hole, where every hole is a whole component by itself. */
export function withOpaque({ pieces, holes }: Text): string | undefined {
  let text = pieces[0] ?? "";
  for (const [index, reference] of holes.entries()) {
    const next = pieces[index + 1] ?? "";
    const before = text === "" || text.endsWith(":");
    const behind = next.startsWith(":") || (next === "" && index === holes.length - 1);
    if (!before || !behind || reference === "" || /[:*?]/.test(reference)) return undefined;
    text += opaque(`\${${reference}}`) + next;
  }
  return text;
}
