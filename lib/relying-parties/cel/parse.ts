import type * as Cel from "@bufbuild/cel";
import { hasOpaque, opaque } from "../../core/opaque";
import { isUnknown, type Value } from "../../terraform";
import { type Convert, converter } from "./convert";
import type { Dialect, Expression, Root } from "./expression";
import { type Fault, scan } from "./scan";

/** 64 KB: more than any relying party takes. */
const MAX_LENGTH = 65_536;

export interface ParseOptions {
  readonly root: Root;
  readonly dialect: Dialect;
  /** Where the text stands, to start a sentence with: an address and an attribute. */
  readonly place: string;
}

let loaded: typeof Cel | undefined;

function library(): typeof Cel {
  loaded ??= require("@bufbuild/cel") as typeof Cel;
  return loaded;
}

/**
 * Reads a CEL text. References inside its string literals become opaque values.
 * Never throws: what cannot be read becomes an expression of kind `unknown`, which says why and where.
 */
export function parseExpression(value: Value, options: ParseOptions): Expression {
  const text = sourceOf(value);
  const shown = isUnknown(value) ? value.toString() : String(text);
  const refused = (fault: Fault): Expression => {
    const late = fault.problem.endsWith("before apply");
    return {
      kind: "unknown",
      text: shown,
      code: late ? "unknown-value" : "not-understood",
      message: `${options.place} ${fault.problem}${late ? "" : at(text ?? "", fault.offset)}`,
    };
  };
  if (text === undefined) return refused({ problem: "is no text", offset: -1 });
  if (text.length > MAX_LENGTH) {
    return refused({ problem: `is longer than ${MAX_LENGTH} characters`, offset: -1 });
  }
  if (hasMarks(value)) {
    return refused({ problem: "has characters that no text may have", offset: -1 });
  }
  const scanned = scan(text, options.dialect);
  if ("problem" in scanned) return refused(scanned);
  try {
    const { expr, sourceInfo } = library().parse(scanned.text);
    const macros = sourceInfo?.macroCalls ?? {};
    const convert: Convert = { ...options, fields: scanned.fields, macros };
    return converter(convert)(expr);
  } catch (error) {
    if (error instanceof RangeError)
      return refused({ problem: "is nested too deeply", offset: -1 });
    const offset = offsetOf(error);
    if (offset === undefined) throw error;
    return refused({ problem: "is no CEL that can be read", offset: scanned.original(offset) });
  }
}

/** The text, with an opaque value in place of each reference. */
function sourceOf(value: Value): string | undefined {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value;
  if (!isUnknown(value)) return undefined;
  return value.parts
    .map((part) => (typeof part === "string" ? part : opaque(`\${${part.reference}}`)))
    .join("");
}

/** Whether the text itself holds what marks opaque values, or makes it by an escape. */
function hasMarks(value: Value): boolean {
  const texts = (isUnknown(value) ? value.parts : [value]).filter((p) => typeof p === "string");
  return texts.some(
    (text) => hasOpaque(text) || text.includes("\uFDD1") || /\\[uU](?:0000)?fdd[01]/i.test(text),
  );
}

function at(text: string, offset: number): string {
  if (offset < 0) return "";
  const lines = text.slice(0, offset).split("\n");
  const column = (lines[lines.length - 1] ?? "").length + 1;
  return ` (line ${lines.length}, column ${column})`;
}

/** The place of a syntax error; `undefined` for any other error. */
function offsetOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("location" in error)) return undefined;
  const location = error.location as { readonly start?: { readonly offset?: unknown } };
  const offset = location.start?.offset;
  return typeof offset === "number" ? offset : undefined;
}
