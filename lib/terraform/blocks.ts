import { type JsonObject, MAX_DEPTH, isObject } from "./json";

/** A labelled block of Terraform's JSON syntax: `resource.aws_iam_role.deploy` with its body. */
export interface Block {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/** Takes a sentence about something that is not understood. */
export type Note = (sentence: string) => void;

/** The comment that Terraform's JSON syntax allows in any body. */
export const COMMENT = "//";

/**
 * The blocks of one type. Terraform lets the body and every level of labels above it be one object or a list of objects;
 * anything else in their place is noted.
 */
export function blocks(json: unknown, labels: number, place: string, note: Note): Block[] {
  const found: Block[] = [];
  for (const object of objects(json, place, note)) collect(object, labels, [], place, found, note);
  return found;
}

function collect(
  body: JsonObject,
  labels: number,
  path: readonly string[],
  place: string,
  found: Block[],
  note: Note,
): void {
  if (labels === 0) {
    found.push({ labels: path, body });
    return;
  }
  for (const [label, inner] of Object.entries(body)) {
    if (label === COMMENT) continue;
    for (const object of objects(inner, `${place}.${label}`, note)) {
      collect(object, labels - 1, [...path, label], `${place}.${label}`, found, note);
    }
  }
}

/** One object or a list of objects as a list. */
export function objects(json: unknown, place: string, note: Note, depth = 0): JsonObject[] {
  if (isObject(json)) return [json];
  if (json === null || json === undefined) return [];
  if (Array.isArray(json) && depth < MAX_DEPTH) {
    return json.flatMap((v: unknown) => objects(v, place, note, depth + 1));
  }
  note(`${place} is neither an object nor a list of objects, so nothing in it was read.`);
  return [];
}
