import { describe, expect, test } from "@jest/globals";
import {
  inAnyCase,
  merged,
  negated,
  PERL,
  POSIX,
  unicodeClass,
} from "../../../lib/relying-parties/cel/re2-ranges";

describe("ranges", () => {
  test("merged", () => {
    expect(
      merged([
        [5, 9],
        [1, 2],
        [3, 3],
        [8, 12],
      ]),
    ).toEqual([
      [1, 3],
      [5, 12],
    ]);
  });

  test("negated", () => {
    expect(
      negated([
        [0, 9],
        [11, 20],
      ]),
    ).toEqual([
      [10, 10],
      [21, 0x10ffff],
    ]);
    expect(negated([[5, 0x10ffff]])).toEqual([[0, 4]]);
    expect(negated([])).toEqual([[0, 0x10ffff]]);
  });

  test("in any case, by simple folding", () => {
    expect(inAnyCase([[0x6b, 0x6b]])).toEqual([
      [0x4b, 0x4b],
      [0x6b, 0x6b],
      [0x212a, 0x212a],
    ]);
    expect(inAnyCase([[0x69, 0x69]])).toEqual([
      [0x49, 0x49],
      [0x69, 0x69],
    ]);
    expect(inAnyCase([[0x31, 0x31]])).toEqual([[0x31, 0x31]]);
  });

  test("classes are those of ASCII", () => {
    expect(PERL["d"]).toEqual([[48, 57]]);
    expect(PERL["s"]).toEqual([
      [9, 10],
      [12, 13],
      [32, 32],
    ]);
    expect(POSIX["alnum"]).toEqual([
      [48, 57],
      [65, 90],
      [97, 122],
    ]);
  });

  test("classes of Unicode", () => {
    expect(unicodeClass("Greek")?.[0]).toEqual([0x370, 0x373]);
    expect(unicodeClass("Lu")?.[0]).toEqual([65, 90]);
    expect(unicodeClass("Any")).toEqual([[0, 0x10ffff]]);
    expect(unicodeClass("Nope")).toBeUndefined();
  });
});
