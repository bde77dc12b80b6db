import type { JsonObject } from "./json";
import { rememberShallow } from "./json-depth";
import { duplicateKeyError, shapeOfText, syntaxError } from "./json-place";

/** How strictly JSON text is read. */
export interface ParseOptions {
  /**
   * Whether an object may name a key twice; the last one would win silently.
   * @default "refuse"
   */
  readonly duplicateKeys?: "refuse" | "allow";
}

/**
 * Parses JSON text. A byte order mark in front is tolerated; keys named like members of `Object.prototype`
 * (`__proto__`, `constructor`) are ordinary own keys. The caller limits the size.
 *
 * @param where file or address, for the message
 * @throws InputError `ERR_INPUT_JSON` with line and column: no valid JSON, a key named twice in one object, or nesting
 *   deeper than 200
 */
export function parseJson(text: string, where: string, options: ParseOptions = {}): unknown {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const value = parsed(body);
  const shape = shapeOfText(body);
  if (value === undefined || shape.tooDeep) throw syntaxError(body, where);
  // Each member of an object has exactly one colon outside of strings: fewer members than colons, and a key came twice.
  if (options.duplicateKeys !== "allow" && members(value.json) !== shape.colons) {
    throw duplicateKeyError(body, where);
  }
  rememberShallow(value.json);
  return value.json;
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Counted without a list of them: a plan has millions. */
function members(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const v of value) count += members(v);
  else for (const name in value) count += 1 + members((value as JsonObject)[name]);
  return count;
}
