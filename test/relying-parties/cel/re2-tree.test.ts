import { describe, expect, test } from "@jest/globals";
import {
  ANY_CHARACTER,
  choice,
  countOf,
  DOT,
  EMPTY,
  isNullable,
  NEVER,
  repeat,
  sequence,
  sizeOf,
} from "../../../lib/relying-parties/cel/re2-tree";

describe("trees", () => {
  test("sequences and choices are flat, and nothing makes nothing", () => {
    expect(sequence(DOT, sequence(DOT, DOT))).toEqual({ kind: "sequence", parts: [DOT, DOT, DOT] });
    expect(sequence(DOT, EMPTY)).toBe(DOT);
    expect(sequence(DOT, NEVER)).toBe(NEVER);
    expect(choice(DOT, NEVER)).toBe(DOT);
    expect(choice(NEVER, NEVER)).toBe(NEVER);
    expect(repeat(NEVER, 0, 5)).toBe(EMPTY);
    expect(repeat(NEVER, 1, 5)).toBe(NEVER);
    expect(repeat(DOT, 1, 1)).toBe(DOT);
  });

  test.each([
    [EMPTY, true],
    [NEVER, false],
    [DOT, false],
    [repeat(DOT, 0, 1), true],
    [repeat(DOT, 1, 2), false],
    [sequence(repeat(DOT, 0, 1), DOT), false],
    [choice(DOT, EMPTY), true],
  ])("%j matches the empty text: %s", (tree, expected) => {
    expect(isNullable(tree)).toBe(expected);
  });

  test("sizes", () => {
    expect(sizeOf(sequence(DOT, repeat(ANY_CHARACTER, 0, 5)), 100)).toBe(4);
    expect(countOf(repeat(repeat(DOT, 0, 5), 2, Infinity))).toBe(10);
    expect(countOf({ kind: "begin" })).toBe(1);
  });
});
