import { opaque, showValue } from "../../core";
import { isUnknown, type Value } from "../../terraform";

/** A name in a document: text, with an opaque value where a reference stands. */
export interface Name {
  readonly text: string;
  /** Literal text around what is not known; one piece: all of it is known. */
  readonly pieces: readonly string[];
  /** Whether every unknown part is an id that GitLab gives out: fixed, and made of digits. */
  readonly isFixed: boolean;
  /** As readers see it. */
  readonly shown: string;
}

/** Ids that Terraform learns on apply: digits, so nothing else hides in them. */
const ID_REFERENCE = /(?:^|\.)gitlab_\w+\..+\.id$/;

/** A name that is wholly known. */
export function knownName(text: string): Name {
  return { text, pieces: [text], isFixed: true, shown: text };
}

/**
 * Reads a name.
 * @returns `undefined` for what is no text
 */
export function nameOf(value: Value | undefined): Name | undefined {
  if (typeof value === "string") return knownName(value);
  if (!isUnknown(value)) return undefined;
  const pieces = [""];
  let text = "";
  let isFixed = true;
  for (const part of value.parts) {
    if (typeof part === "string") {
      text += part;
      pieces.push(`${pieces.pop() ?? ""}${part}`);
      continue;
    }
    isFixed &&= ID_REFERENCE.test(part.reference);
    text += opaque(`\${${part.reference}}`);
    pieces.push("");
  }
  return { text, pieces, isFixed, shown: showValue(text) };
}

/** The name where all of it is known. */
export function literalName(name: Name): string | undefined {
  return name.pieces.length === 1 ? name.text : undefined;
}

/** Whether a name is this text: `null` where it may be, once its unknown parts are known. */
export function isNamed(name: Name, text: string): boolean | null {
  const [first = "", ...rest] = name.pieces;
  if (rest.length === 0) return first === text;
  const last = rest.pop() ?? "";
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length ? null : false;
}
