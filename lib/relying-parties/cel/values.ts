import { opaquePieces } from "../../core/opaque";

/** Why an expression has no value: CEL's error, or what cannot be decided from the document. */
export class Fault {
  constructor(
    readonly kind: "error" | "unknown-value" | "not-understood",
    readonly message: string,
  ) {}
}

/** A text with parts that are not known yet. */
export class LateText {
  constructor(readonly text: string) {}
}

/** CEL's uint; its int is a `bigint`, its double a `number`. */
export class Uint {
  constructor(readonly value: bigint) {}
}

export const LATE = new Fault("unknown-value", "depends on a value that is not known before apply");

/** `undefined` where a text that is not known yet decides. */
export type Verdict = boolean | undefined;

/** Equality of CEL: numbers by value across their types, everything else within one type. */
export function isEqual(a: unknown, b: unknown): Verdict {
  if (a === b) return true;
  if (a instanceof LateText || b instanceof LateText) return isEqualLate(a, b);
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return isSameNumber(x, y);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    return every(a.map((item: unknown, index) => isEqual(item, b[index])));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return every(keys.map((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key])));
}

function isEqualLate(a: unknown, b: unknown): Verdict {
  if (a instanceof LateText && b instanceof LateText) return a.text === b.text ? true : undefined;
  const [late, other] = a instanceof LateText ? [a, b] : [b, a];
  if (typeof other !== "string" || !(late instanceof LateText)) return false;
  return fits(late.text, other, "", "") ? undefined : false;
}

/**
 * Whether some values of the late parts make the text equal to another.
 * @param before what may stand before it, behind it: `*` anything, empty nothing
 */
export function fits(late: string, other: string, before: "" | "*", behind: "" | "*"): boolean {
  const pieces = opaquePieces(late);
  const literals = ["", ...pieces.map((p) => (p.isOpaque ? undefined : p.text)), ""];
  if (before === "*") literals.unshift("", undefined);
  if (behind === "*") literals.push(undefined, "");
  return fitsAround(joined(literals), other);
}

/** The literal texts between the gaps. */
function joined(literals: readonly (string | undefined)[]): readonly string[] {
  const texts = [""];
  for (const literal of literals) {
    if (literal === undefined) texts.push("");
    else texts.push(`${texts.pop() ?? ""}${literal}`);
  }
  return texts;
}

function fitsAround(texts: readonly string[], value: string): boolean {
  const first = texts[0] ?? "";
  if (texts.length === 1) return first === value;
  const last = texts[texts.length - 1] ?? "";
  if (value.length < first.length + last.length) return false;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let at = first.length;
  for (const text of texts.slice(1, -1)) {
    const found = value.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return at <= value.length - last.length;
}

function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

/** Order of CEL: below, equal, above; `undefined` where the values have no order between them. */
export function order(a: unknown, b: unknown): number | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined)
    return x < y ? -1 : x > y ? 1 : isSameNumber(x, y) ? 0 : NaN;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return typeof a === "string" && typeof b === "string" ? byCodePoint(a, b) : undefined;
}

/** Go compares the bytes of UTF-8, whose order is that of the code points. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (const [index, c] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (c !== other) return (c.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

function isSameNumber(a: bigint | number, b: bigint | number): boolean {
  if (typeof a === typeof b) return a === b;
  const [whole, double] = typeof a === "bigint" ? [a, b] : [b, a];
  return Number.isInteger(double) && BigInt(double) === whole;
}

export function numeric(value: unknown): bigint | number | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return value instanceof Uint ? value.value : undefined;
}

/** Whether a value is a map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint) &&
    !(value instanceof LateText)
  );
}
