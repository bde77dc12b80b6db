import { complement, exact, glob, intersection, type Language, NONE, union } from "../../core";
import { hasOpaque, opaquePieces } from "../../core/opaque";
import { matching } from "./matching";

/** A set of texts of which only bounds may be known. */
export interface Values {
  readonly upper: Language;
  readonly lower: Language;
}

/** Ids that Terraform learns on apply: digits, so nothing can hide in them. */
const ID_REFERENCE = /(?:^|\.)gitlab_\w+\..+\.id$/;

export function sure(language: Language): Values {
  return { upper: language, lower: language };
}

/** Every text that is not one of the values. */
export function others({ upper, lower }: Values): Values {
  return { upper: complement(lower), lower: complement(upper) };
}

export function anyOf(...all: readonly Values[]): Values {
  return {
    upper: union(...all.map((v) => v.upper)),
    lower: union(...all.map((v) => v.lower)),
  };
}

export function allOf(...all: readonly Values[]): Values {
  return {
    upper: intersection(...all.map((v) => v.upper)),
    lower: intersection(...all.map((v) => v.lower)),
  };
}

export function isSure(values: Values): boolean {
  return values.upper.key === values.lower.key;
}

/**
 * The texts that have a text in them, which may hold opaque values.
 * @param before whether anything may stand before it
 * @param behind whether anything may stand behind it
 */
export function textValues(text: string, before: boolean, behind: boolean): Values {
  if (!hasOpaque(text)) return sure(around(text, before, behind));
  if (!before && !behind)
    return { upper: fixed(text), lower: hasIdsOnly(text) ? exact(text) : NONE };
  const isWhole = [before ? ":" : "", behind ? ":" : ""];
  const delimited =
    isDelimited(text) && text.startsWith(isWhole[0] ?? "") && text.endsWith(isWhole[1] ?? "");
  if (delimited && hasIdsOnly(text)) return sure(around(text, before, behind));
  return { upper: open(text, before, behind), lower: NONE };
}

/** The value itself where every hole has a name, else whatever fits around the holes. */
function fixed(text: string): Language {
  const named = opaquePieces(text).every((p) => !p.isOpaque || p.text !== "${}");
  return named ? exact(text) : open(text, false, false);
}

function open(text: string, before: boolean, behind: boolean): Language {
  const pieces = opaquePieces(text).map((p) => (p.isOpaque ? "*" : p.text.replace(/[*?]/g, "?")));
  return glob(`${before ? "*" : ""}${pieces.join("")}${behind ? "*" : ""}`);
}

export function hasIdsOnly(text: string): boolean {
  return opaquePieces(text).every(
    (p) => !p.isOpaque || ID_REFERENCE.test(p.text.replace(/^\$\{|\}$/g, "")),
  );
}

/** Whether a `:`, or an end of the text, stands at both sides of every hole. */
function isDelimited(text: string): boolean {
  const pieces = opaquePieces(text);
  return pieces.every((piece, index) => {
    if (!piece.isOpaque) return true;
    const [left, right] = [pieces[index - 1], pieces[index + 1]];
    return (
      (left === undefined || (!left.isOpaque && left.text.endsWith(":"))) &&
      (right === undefined || (!right.isOpaque && right.text.startsWith(":")))
    );
  });
}

function around(text: string, before: boolean, behind: boolean): Language {
  if (!before && !behind) return exact(text);
  if (!/[*?]/.test(text)) return glob(`${before ? "*" : ""}${text}${behind ? "*" : ""}`);
  const found = matching(`${before ? "" : "^"}${escapeRe2(text)}${behind ? "" : "$"}`);
  return "language" in found ? found.language : glob("*");
}

/** A text as a regular expression that matches it alone. */
export function escapeRe2(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

/** Without foreign regular expressions: patterns with `*` and `?` that bound them, as subjects are read by. */
export function asGlobs(values: Values): Values {
  return { upper: bound(values.upper, true), lower: bound(values.lower, false) };
}

function bound(language: Language, upwards: boolean): Language {
  switch (language.kind) {
    case "pattern": {
      const found = matching(language.source);
      if (!upwards) return NONE;
      return "upper" in found ? found.upper : glob("*");
    }
    case "union":
      return union(...language.parts.map((part) => bound(part, upwards)));
    case "intersection":
      return intersection(...language.parts.map((part) => bound(part, upwards)));
    case "complement":
      return complement(bound(language.of, !upwards));
    default:
      return language;
  }
}
