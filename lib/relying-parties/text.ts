import { glob, matches } from "../core";
import { isUnknown, type Unknown, type Value } from "../terraform";

/** `null` where it cannot be decided. */
export type Verdict = boolean | null;

/** A text of a policy: literal pieces around the places that are not known. One piece: all of it is known. */
export interface Text {
  /** Literal text, one piece more than there are holes. */
  readonly pieces: readonly string[];
  /** What Terraform names in each hole; empty where it is an expression, a policy variable or nothing. */
  readonly holes: readonly string[];
  /** The text as written, with `${…}` where a hole is. */
  readonly shown: string;
  /** Why the holes are there. */
  readonly cause: "none" | "unknown-value" | "not-understood";
  /** Everything that the holes depend on, expressions included. */
  readonly references: readonly string[];
}

/** How a value of a policy is compared with the text of a request. */
export type Comparison = "exact" | "ignoreCase" | "like";

const VARIABLE = /\$\{[^}]*\}/;

/** A text that is known as a whole. */
export function literal(text: string): Text {
  return { pieces: [text], holes: [], shown: text, cause: "none", references: [] };
}

/** A text of which nothing is known. */
export const HOLE: Text = {
  pieces: ["", ""],
  holes: [""],
  shown: "(not known before apply)",
  cause: "unknown-value",
  references: [],
};

/**
 * Reads a scalar of a policy as text; AWS takes booleans and numbers as their text.
 * @param variables whether `${…}` is a policy variable here (Version 2012-10-17): its value is never decided
 * @returns `undefined` for a list, a map or null
 */
export function textOf(value: Value | undefined, variables: boolean): Text | undefined {
  if (typeof value === "boolean" || typeof value === "number") return literal(String(value));
  if (typeof value === "string") return variables ? withVariables(literal(value)) : literal(value);
  return isUnknown(value) ? unknownText(value, variables) : undefined;
}

function unknownText(value: Unknown, variables: boolean): Text {
  const pieces = [""];
  const holes: string[] = [];
  for (const part of value.parts) {
    if (typeof part === "string") pieces.push(`${pieces.pop() ?? ""}${part}`);
    else {
      pieces.push("");
      holes.push(part.reference);
    }
  }
  const text = value.toString();
  const shown = text === "${}" ? HOLE.shown : text;
  const cause = holes.length > 0 ? "unknown-value" : "none";
  const plain: Text = { pieces, holes, shown, cause, references: value.mentions };
  return variables ? withVariables(plain) : plain;
}

/** A policy variable is one more hole. */
function withVariables(text: Text): Text {
  if (!text.shown.includes("${")) return text;
  const split = text.pieces.map((piece) => piece.split(VARIABLE));
  const pieces = split.flat();
  if (pieces.length === text.pieces.length) return text;
  const holes = split.flatMap((parts, index) => {
    const own = parts.slice(1).map(() => "");
    const next = text.holes[index];
    return next === undefined ? own : [...own, next];
  });
  return { ...text, pieces, holes, cause: text.cause === "none" ? "not-understood" : text.cause };
}

/** The text where all of it is known. */
export function known(text: Text): string | undefined {
  return text.pieces.length === 1 ? text.pieces[0] : undefined;
}

/** Makes the test of one policy value: with holes it says no for certain, never yes. */
export function matcher(text: Text, comparison: Comparison): (value: string) => Verdict {
  const whole = known(text);
  if (whole === undefined) {
    const fits = holeMatcher(text.pieces, comparison);
    return (value) => (fits(value) ? null : false);
  }
  if (comparison === "exact") return (value) => value === whole;
  if (comparison === "ignoreCase" && whole.includes("*")) {
    const folded = whole.toLowerCase();
    return (value) => value.toLowerCase() === folded;
  }
  const ignoreCase = comparison === "ignoreCase";
  const pattern = glob(whole, { ignoreCase, question: !ignoreCase });
  return (value) => matches(pattern, value);
}

function holeMatcher(
  pieces: readonly string[],
  comparison: Comparison,
): (value: string) => boolean {
  if (comparison === "like") {
    const pattern = glob(pieces.join("*"));
    return (value) => matches(pattern, value);
  }
  if (comparison === "exact") return (value) => fitsAround(pieces, value);
  const folded = pieces.map((piece) => piece.toLowerCase());
  return (value) => fitsAround(folded, value.toLowerCase());
}

/** Whether some filling of the holes gives the value. */
function fitsAround(pieces: readonly string[], value: string): boolean {
  const first = pieces[0] ?? "";
  const last = pieces[pieces.length - 1] ?? "";
  if (value.length < first.length + last.length) return false;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = value.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= value.length - last.length;
}

/** All of several verdicts. */
export function all(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = true;
  for (const verdict of verdicts) {
    if (verdict === false) return false;
    if (verdict === null) result = null;
  }
  return result;
}

/** Any of several verdicts. */
export function any(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = false;
  for (const verdict of verdicts) {
    if (verdict === true) return true;
    if (verdict === null) result = null;
  }
  return result;
}

export function not(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict;
}

/** `"a" or "b"`. */
export function alternatives(values: readonly Text[]): string {
  if (values.length === 0) return "a value of an empty list";
  return values
    .map((v) => (v.shown === HOLE.shown ? v.shown : JSON.stringify(v.shown)))
    .join(" or ");
}
