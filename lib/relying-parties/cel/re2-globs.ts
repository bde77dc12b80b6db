import {
  exact,
  glob,
  type Language,
  type PatternTree,
  type Range,
  union,
} from "../../core/language";
import { LAST } from "./re2-tree";

/** A regular expression as patterns with `*` and `?`, as far as they can say it. */
export interface GlobForm {
  /** The same values, or more. */
  readonly upper: Language;
  readonly isExact: boolean;
}

/** One way to match: literal characters, `*` and `?` for wildcards. */
interface Way {
  readonly pieces: readonly Piece[];
  readonly isExact: boolean;
}

type Piece = { readonly literal: string } | "*" | "?";

const MAX_WAYS = 64;
const MAX_SET = 4;
const EVERYTHING: readonly Way[] = [{ pieces: ["*"], isExact: false }];

/**
 * @param newlines whether a value may hold a newline, which `.` does not match and `?` does
 */
export function globForm(tree: PatternTree, newlines: boolean): GlobForm {
  const ways = waysOf(tree, newlines);
  return {
    upper: union(...ways.map(languageOf)),
    isExact: ways.every((way) => way.isExact && !isAmbiguous(way)),
  };
}

function languageOf({ pieces }: Way): Language {
  if (pieces.every((piece) => typeof piece === "object")) {
    return exact(pieces.map((piece) => piece.literal).join(""));
  }
  return glob(
    pieces
      .map((p) => (typeof p !== "object" ? p : /[*?]/.test(p.literal) ? "?" : p.literal))
      .join(""),
  );
}

/** A wildcard character that stands for itself beside wildcards. */
function isAmbiguous({ pieces }: Way): boolean {
  return (
    pieces.some((piece) => typeof piece !== "object") &&
    pieces.some((piece) => typeof piece === "object" && /[*?]/.test(piece.literal))
  );
}

function waysOf(tree: PatternTree, newlines: boolean): readonly Way[] {
  switch (tree.kind) {
    case "set":
      return ofSet(tree.ranges, newlines);
    case "choice": {
      const ways = tree.parts.flatMap((part) => waysOf(part, newlines));
      return ways.length > MAX_WAYS ? EVERYTHING : ways;
    }
    case "sequence":
      return tree.parts.reduce<readonly Way[]>(
        (ways, part) => product(ways, waysOf(part, newlines)),
        [{ pieces: [], isExact: true }],
      );
    case "repeat":
      return ofRepeat(waysOf(tree.of, newlines), tree.min, tree.max);
  }
}

function product(before: readonly Way[], behind: readonly Way[]): readonly Way[] {
  if (before.length * behind.length > MAX_WAYS) {
    return before.length > MAX_WAYS / 2
      ? EVERYTHING
      : before.map(({ pieces }) => ({ pieces: [...pieces, "*"], isExact: false }));
  }
  return before.flatMap((a) =>
    behind.map((b) => ({
      pieces: [...a.pieces, ...b.pieces],
      isExact: a.isExact && b.isExact,
    })),
  );
}

function ofSet(ranges: readonly Range[], newlines: boolean): readonly Way[] {
  const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (count <= MAX_SET) {
    return ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => ({
        pieces: [{ literal: String.fromCodePoint(first + i) }],
        isExact: true,
      })),
    );
  }
  const lacksNewlineOnly =
    count === LAST && !ranges.some(([first, last]) => first <= 10 && 10 <= last);
  const isExact = count === LAST + 1 || (lacksNewlineOnly && !newlines);
  return [{ pieces: ["?"], isExact }];
}

function ofRepeat(of: readonly Way[], min: number, max: number): readonly Way[] {
  const [only] = of;
  const isOneCharacter = of.length === 1 && only?.pieces.length === 1 && only.pieces[0] === "?";
  const copies = Math.min(min, MAX_WAYS);
  const isExact = isOneCharacter && only.isExact && copies === min;
  if (isOneCharacter && max === Infinity) {
    const pieces: readonly Piece[] = [...Array.from({ length: copies }, () => "?" as const), "*"];
    return [{ pieces, isExact }];
  }
  if (max === Infinity) {
    if (min === 0) return EVERYTHING;
    return product(of, EVERYTHING);
  }
  if (max > MAX_WAYS) return EVERYTHING;
  let ways: readonly Way[] = [{ pieces: [], isExact: true }];
  const all: Way[] = min === 0 ? [...ways] : [];
  for (let round = 1; round <= max; round++) {
    ways = product(ways, of);
    if (round >= min) all.push(...ways);
    if (all.length > MAX_WAYS) return EVERYTHING;
  }
  return all;
}
