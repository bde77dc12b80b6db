/**
 * A value that is fixed but not known yet: the id of a project that Terraform has still to create. It equals itself and
 * nothing else. Noncharacters mark it, which no claim of a token can hold (Unicode 23.7).
 */
const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";

/**
 * An opaque exact value.
 * @param text what a compiler must write in its place, verbatim: `${gitlab_project.web.id}` or a framework token
 */
export function opaque(text: string): string {
  return `${OPEN}${text}${CLOSE}`;
}

/** Whether a value is an opaque one. */
export function isOpaque(value: string): boolean {
  return (
    value.startsWith(OPEN) && value.endsWith(CLOSE) && value.indexOf(CLOSE) === value.length - 1
  );
}

/** Whether an opaque value occurs anywhere in a text. */
export function hasOpaque(text: string): boolean {
  return text.includes(OPEN);
}

/** The text to write for a value: an opaque value's own text, any other value unchanged. */
export function showValue(value: string): string {
  return hasOpaque(value) ? value.replaceAll(OPEN, "").replaceAll(CLOSE, "") : value;
}

/** Splits at `:` outside opaque values. */
export function splitAtColons(text: string): readonly string[] {
  if (!hasOpaque(text)) return text.split(":");
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === OPEN) depth++;
    else if (text[i] === CLOSE) depth--;
    else if (text[i] === ":" && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** A piece of a text: literal, or what an opaque value in it stands for. */
export interface OpaquePiece {
  readonly text: string;
  readonly isOpaque: boolean;
}

/** The literal and opaque pieces of a text in order, empty literal ones left out. */
export function opaquePieces(text: string): readonly OpaquePiece[] {
  return text.split(OPEN).flatMap((piece, index): OpaquePiece[] => {
    const end = index === 0 ? -1 : piece.indexOf(CLOSE);
    const literal = { text: piece.slice(end + 1), isOpaque: false };
    const before = end < 0 ? [] : [{ text: piece.slice(0, end), isOpaque: true }];
    return literal.text === "" ? before : [...before, literal];
  });
}
