import type { PatternTree } from "../../core/language";
import { Re2Problem } from "./re2-parse";
import {
  ANY_CHARACTER,
  choice,
  EMPTY,
  isNullable,
  NEVER,
  type Re2,
  repeat,
  sequence,
  sizeOf,
} from "./re2-tree";

// An anchor says that nothing stands before it, or behind it. So what an expression matches falls into four sets of
// texts: those that match anywhere, those that must start the text, those that must end it, and those that must do both.
// Put together, a part that must start leaves only the empty text to what stands before it, and so on; what then is left
// has no anchors, and describes whole texts.

const BEGIN = 1;
const END = 2;

/** What an expression matches, by what its anchors ask: index `BEGIN | END` for both. */
type Variants = readonly [PatternTree, PatternTree, PatternTree, PatternTree];

/** Parts of an expression whose anchors are repeated. */
const MAX_SIZE = 2000;

/** The whole texts in which the expression finds a match somewhere. */
export function searched(tree: Re2): PatternTree {
  const any = repeat(ANY_CHARACTER, 0, Infinity);
  return choice(
    ...variants(tree).map((own, needs) =>
      sequence(needs & BEGIN ? EMPTY : any, own, needs & END ? EMPTY : any),
    ),
  );
}

function variants(tree: Re2): Variants {
  switch (tree.kind) {
    case "set":
      return free(tree);
    case "begin":
      return [NEVER, EMPTY, NEVER, NEVER];
    case "end":
      return [NEVER, NEVER, EMPTY, NEVER];
    case "sequence":
      return tree.parts.map(variants).reduce(joined, free(EMPTY));
    case "choice":
      return tree.parts.map(variants).reduce(either, free(NEVER));
    case "repeat":
      return repeated(variants(tree.of), tree.min, tree.max);
  }
}

function free(tree: PatternTree): Variants {
  return [tree, NEVER, NEVER, NEVER];
}

function isFree([, begin, end, both]: Variants): boolean {
  return begin === NEVER && end === NEVER && both === NEVER;
}

function either(a: Variants, b: Variants): Variants {
  return [choice(a[0], b[0]), choice(a[1], b[1]), choice(a[2], b[2]), choice(a[3], b[3])];
}

function joined(a: Variants, b: Variants): Variants {
  let result = free(NEVER);
  for (const [left, before] of a.entries()) {
    for (const [right, behind] of b.entries()) {
      const first = right & BEGIN ? emptyOf(before) : before;
      const second = left & END ? emptyOf(behind) : behind;
      if (first === NEVER || second === NEVER) continue;
      const parts: [PatternTree, PatternTree, PatternTree, PatternTree] = [
        NEVER,
        NEVER,
        NEVER,
        NEVER,
      ];
      parts[left | right] = sequence(first, second);
      result = either(result, parts);
    }
  }
  return result;
}

function emptyOf(tree: PatternTree): PatternTree {
  return isNullable(tree) ? EMPTY : NEVER;
}

function repeated(of: Variants, min: number, max: number): Variants {
  if (isFree(of)) return free(repeat(of[0], min, max));
  const optional = either(free(EMPTY), of);
  const copies: Variants[] = Array.from({ length: min }, () => of);
  if (max === Infinity) {
    // Anchors can only matter in the first and the last round.
    const rounds = joined(joined(of, free(repeat(of[0], 0, Infinity))), of);
    copies.push(either(optional, rounds));
  } else copies.push(...Array.from({ length: max - min }, () => optional));
  return copies.reduce((before, copy) => small(joined(before, copy)), free(EMPTY));
}

function small(all: Variants): Variants {
  if (all.some((own) => sizeOf(own, MAX_SIZE) > MAX_SIZE)) {
    throw new Re2Problem("anchors in many repetitions are not understood", true);
  }
  return all;
}
