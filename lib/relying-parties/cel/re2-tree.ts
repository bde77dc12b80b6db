import type { PatternTree, Range } from "../../core/language";

/** A regular expression as RE2 reads it; `begin` and `end` hold at the ends of the text. */
export type Re2 =
  | { readonly kind: "set"; readonly ranges: readonly Range[] }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Re2[] }
  | { readonly kind: "repeat"; readonly of: Re2; readonly min: number; readonly max: number }
  | { readonly kind: "begin" | "end" };

/** What matches the empty text. */
export const EMPTY: PatternTree = { kind: "sequence", parts: [] };

/** What matches nothing. */
export const NEVER: PatternTree = { kind: "choice", parts: [] };

export const LAST = 0x10ffff;

/** Any character. */
export const ANY_CHARACTER: PatternTree = { kind: "set", ranges: [[0, LAST]] };

/** Any character but a newline. */
export const DOT: PatternTree = {
  kind: "set",
  ranges: [
    [0, 9],
    [11, LAST],
  ],
};

/** Whether the empty text matches. */
export function isNullable(tree: PatternTree): boolean {
  switch (tree.kind) {
    case "set":
      return false;
    case "sequence":
      return tree.parts.every(isNullable);
    case "choice":
      return tree.parts.some(isNullable);
    case "repeat":
      return tree.min === 0 || isNullable(tree.of);
  }
}

/** One after the other, nested sequences opened. */
export function sequence(...parts: readonly PatternTree[]): PatternTree {
  if (parts.some(isNever)) return NEVER;
  const flat = parts.flatMap((part) => (part.kind === "sequence" ? part.parts : [part]));
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: "sequence", parts: flat };
}

/** Any of them, nested choices opened. */
export function choice(...parts: readonly PatternTree[]): PatternTree {
  const flat = parts.flatMap((part) => (part.kind === "choice" ? part.parts : [part]));
  const [only] = flat;
  if (only === undefined) return NEVER;
  return flat.length === 1 ? only : { kind: "choice", parts: flat };
}

export function repeat(of: PatternTree, min: number, max: number): PatternTree {
  if (isNever(of)) return min === 0 ? EMPTY : NEVER;
  return min === 1 && max === 1 ? of : { kind: "repeat", of, min, max };
}

function isNever(tree: PatternTree): boolean {
  return tree.kind === "choice" && tree.parts.length === 0;
}

/** The number of nodes, counted no further than a limit. */
export function sizeOf(tree: PatternTree, limit: number): number {
  if (tree.kind === "set") return 1;
  if (tree.kind === "repeat") return 1 + sizeOf(tree.of, limit);
  let size = 1;
  for (const part of tree.parts) {
    if (size > limit) break;
    size += sizeOf(part, limit - size);
  }
  return size;
}

/** The copies that nested counts make of a character. */
export function countOf(tree: Re2): number {
  switch (tree.kind) {
    case "sequence":
    case "choice":
      return Math.max(1, ...tree.parts.map(countOf));
    case "repeat": {
      const own = tree.max === Infinity ? tree.min : tree.max;
      return Math.max(1, own) * countOf(tree.of);
    }
    default:
      return 1;
  }
}
