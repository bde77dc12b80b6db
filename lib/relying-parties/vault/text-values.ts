import { exact, glob, type Language, matches, NONE, union } from "../../core";
import { isCertain, withOpaque } from "../read-values";
import { HOLE, known, matcher, type Text, type Verdict } from "../text";

/** How a role compares texts: `glob` knows `*` alone, which takes any run of characters, slashes among them. */
export type Comparison = "exact" | "glob";

/**
 * The alternatives of one value of `bound_claims`: the Terraform provider splits it at commas and trims each, unless
 * `disable_bound_claims_parsing` is true.
 */
export function alternativesOf(text: Text, parsed: boolean): readonly Text[] {
  const whole = known(text);
  if (!parsed) return [text];
  if (whole !== undefined) return whole.split(",").map((part) => plain(part.trim()));
  // A value that is not known may hold commas of its own.
  if (!isCertain(text)) return [{ ...HOLE, shown: text.shown, references: text.references }];
  return splitAround(text);
}

function splitAround(text: Text): readonly Text[] {
  const parts: { pieces: string[]; holes: string[] }[] = [{ pieces: [""], holes: [] }];
  text.pieces.forEach((piece, index) => {
    piece.split(",").forEach((part, place) => {
      if (place > 0) parts.push({ pieces: [""], holes: [] });
      const last = parts[parts.length - 1];
      last?.pieces.push(`${last.pieces.pop() ?? ""}${part}`);
    });
    const hole = text.holes[index];
    if (hole === undefined) return;
    const last = parts[parts.length - 1];
    last?.holes.push(hole);
    last?.pieces.push("");
  });
  return parts.map(({ pieces, holes }) => {
    if (holes.length === 0) return plain((pieces[0] ?? "").trim());
    const trimmed = pieces.map((p, i) =>
      i === 0 ? p.trimStart() : i === pieces.length - 1 ? p.trimEnd() : p,
    );
    return { ...text, pieces: trimmed, holes, references: holes, shown: shownOf(trimmed, holes) };
  });
}

function shownOf(pieces: readonly string[], holes: readonly string[]): string {
  return pieces.reduce((shown, piece, i) => `${shown}\${${holes[i - 1] ?? ""}}${piece}`);
}

function plain(text: string): Text {
  return { pieces: [text], holes: [], shown: text, cause: "none", references: [] };
}

/** Makes the test of one value: with a hole it says no for certain, never yes. */
export function textTest(text: Text, comparison: Comparison): (value: string) => Verdict {
  const whole = known(text);
  if (comparison === "exact" || whole?.includes("*") === false) return matcher(text, "exact");
  const language = glob(text.pieces.join("*"), { question: false });
  return whole === undefined
    ? (value) => (matches(language, value) ? null : false)
    : (value) => matches(language, value);
}

/** Values as languages: all that they can match, and those of which the language is not known. */
export interface ReadTexts {
  readonly upper: Language;
  readonly open: readonly Text[];
}

/** Reads alternatives. A reference to an id that Terraform learns on apply is an opaque exact value. */
export function readTexts(texts: readonly Text[], comparison: Comparison): ReadTexts {
  const read = texts.map((text): ReadTexts => {
    const fixed = withOpaque(text);
    if (fixed !== undefined && (isCertain(text) || comparison === "exact")) {
      const upper = comparison === "exact" ? exact(fixed) : glob(fixed, { question: false });
      return { upper, open: isCertain(text) ? [] : [text] };
    }
    return { upper: glob(text.pieces.join("*"), { question: false }), open: [text] };
  });
  return {
    upper: read.length === 0 ? NONE : union(...read.map((r) => r.upper)),
    open: read.flatMap((r) => r.open),
  };
}
