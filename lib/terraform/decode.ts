import { InputError } from "../core/errors";
import { isObject } from "./json";
import { decodeTemplate } from "./template";
import type { Value } from "./value";

/**
 * JSON of a configuration as a value: texts are templates, also those that name a member of a map. A name that is not
 * known keeps the template's text.
 *
 * @throws InputError `ERR_INPUT_SHAPE` where it holds what JSON cannot
 */
export function decodeConfiguration(json: unknown): Value {
  return decode(json, decodeTemplate);
}

/**
 * JSON of a plan or state as a value: every text is literal.
 *
 * @throws InputError as `decodeConfiguration`
 */
export function decodeLiteral(json: unknown): Value {
  return decode(json, (text) => text);
}

/** Whether JSON is an object that `decodeLiteral` would only copy. */
export function isLiteralMap(json: unknown): json is { readonly [name: string]: Value } {
  return isObject(json) && isLiteral(json);
}

function isLiteral(json: unknown): boolean {
  if (Array.isArray(json)) return json.every(isLiteral);
  if (!isObject(json)) return json === null || LITERALS.has(typeof json);
  for (const name in json) if (!isLiteral(json[name])) return false;
  return true;
}

const LITERALS: ReadonlySet<string> = new Set(["string", "boolean", "number"]);

function decode(json: unknown, text: (t: string) => Value): Value {
  if (typeof json === "string") return text(json);
  if (json === null || typeof json === "boolean" || typeof json === "number") return json;
  if (Array.isArray(json)) return json.map((v: unknown) => decode(v, text));
  if (isObject(json)) {
    return Object.fromEntries(
      Object.entries(json)
        .filter(([, v]) => v !== undefined)
        .map(([k, v]) => [nameOf(k, text), decode(v, text)]),
    );
  }
  throw new InputError("ERR_INPUT_SHAPE", "a value is not JSON", { given: typeof json });
}

function nameOf(key: string, text: (t: string) => Value): string {
  const name = text(key);
  return typeof name === "string" ? name : key;
}
