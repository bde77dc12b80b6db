import { FederationError } from "../core/errors";
import { isObject } from "./json";
import { parseJson } from "./parse-json";
import { join } from "./template";
import { type Reference, Unknown, type Value, isUnknown } from "./value";

/** JSON inside a text value, or why it cannot be read. */
export type Embedded = { readonly value: Value } | { readonly problem: string };

/**
 * Reads JSON text that stands in a value, such as a policy document. References inside strings become part of an `Unknown`
 * there, a reference in place of a whole JSON value becomes that `Unknown`; in the name of a member they stay as text
 * (`${…}`). A value that is one single reference is returned as it is. A key given twice is a problem: readers of such
 * a document do not agree on which one counts.
 *
 * @param where the place, for the problem's sentence: an address and an attribute
 */
export function embeddedJson(value: Value, where: string): Embedded {
  if (typeof value === "string") return literal(value, where);
  if (!isUnknown(value)) return { problem: `${where} is no JSON text` };
  if (value.parts.every((p) => typeof p !== "string")) {
    return value.parts.length === 1 ? { value } : { problem: `${where} is not known before apply` };
  }
  const mark = markFor(value);
  if (mark === undefined) return { problem: `${where} holds too many private-use characters` };
  const references = [
    ...new Map(value.parts.flatMap((p) => (typeof p === "string" ? [] : [[keyOf(p), p]]))).values(),
  ];
  const numbers = new Map(references.map((r, i) => [keyOf(r), i]));
  // As long as the reference it stands for, so that line and column in a problem are those of the text as written.
  const place = (r: Reference, length: number): string =>
    `${mark}${String(numbers.get(keyOf(r)) ?? 0).padStart(length - 2, "0")};`;
  return parsed(withMarks(value, place), where, (text) => unmark(text, mark, references));
}

/** References that are the same unknown value: the same name, or the very same expression. */
function keyOf(reference: Reference): string {
  return JSON.stringify([
    reference.reference,
    reference.expression ?? null,
    reference.mentions ?? [],
  ]);
}

/** A private-use character that no literal part holds, neither as such nor as an escape. */
function markFor(value: Unknown): string | undefined {
  const text = value.parts.filter((p) => typeof p === "string").join("\n");
  const used = new Set<number>();
  for (const [c] of text.matchAll(/[\uE000-\uF8FF]/g)) used.add(c.charCodeAt(0));
  for (const [, hex = ""] of text.matchAll(/\\u([0-9a-f]{4})/gi)) used.add(parseInt(hex, 16));
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    if (!used.has(code)) return String.fromCharCode(code);
  }
  return undefined;
}

/** The JSON text with a mark for each reference: quoted where it stands for a whole JSON value. */
function withMarks(value: Unknown, place: (r: Reference, length: number) => string): string {
  let inString = false;
  let escaped = false;
  let text = "";
  for (const part of value.parts) {
    if (typeof part !== "string") {
      const { length } = new Unknown([part]).toString();
      text += inString ? place(part, length) : `"${place(part, length - 2)}"`;
      continue;
    }
    for (const c of part) {
      if (escaped) escaped = false;
      else if (c === "\\") escaped = inString;
      else if (c === '"') inString = !inString;
    }
    text += part;
  }
  return text;
}

function unmark(text: string, mark: string, references: readonly Reference[]): string | Unknown {
  if (!text.includes(mark)) return text;
  const parts = text.split(mark).flatMap((piece, i): (string | Reference)[] => {
    if (i === 0) return [piece];
    const end = piece.indexOf(";");
    return [references[Number(piece.slice(0, end))] ?? { reference: "" }, piece.slice(end + 1)];
  });
  return join(parts);
}

function literal(text: string, where: string): Embedded {
  try {
    return { value: parseJson(text, where) as Value };
  } catch (error) {
    if (error instanceof FederationError) return { problem: error.message };
    throw error;
  }
}

function parsed(text: string, where: string, unmarked: (t: string) => string | Unknown): Embedded {
  const found = literal(text, where);
  return "value" in found
    ? { value: read(found.value, unmarked) }
    : { problem: unmarked(found.problem).toString() };
}

function read(json: unknown, unmarked: (t: string) => string | Unknown): Value {
  if (typeof json === "string") return unmarked(json);
  if (Array.isArray(json)) return json.map((v: unknown) => read(v, unmarked));
  if (!isObject(json)) return json as number | boolean | null;
  return Object.fromEntries(
    Object.entries(json).map(([k, v]) => [unmarked(k).toString(), read(v, unmarked)]),
  );
}
