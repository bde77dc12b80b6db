import { type JsonObject, MAX_DEPTH } from "./json";

const shallow = new WeakSet();

/** Remembers that a value was made of text that nests no deeper than allowed. */
export function rememberShallow(json: unknown): void {
  if (typeof json === "object" && json !== null) shallow.add(json);
}

/** Whether objects and lists nest deeper than is read; what is remembered is not looked through again. */
export function isTooDeep(json: unknown): boolean {
  return typeof json === "object" && json !== null && !shallow.has(json) && goesBeyond(json, 0);
}

function goesBeyond(json: unknown, depth: number): boolean {
  if (typeof json !== "object" || json === null) return false;
  if (depth >= MAX_DEPTH) return true;
  if (Array.isArray(json)) return json.some((v) => goesBeyond(v, depth + 1));
  for (const name in json) if (goesBeyond((json as JsonObject)[name], depth + 1)) return true;
  return false;
}
