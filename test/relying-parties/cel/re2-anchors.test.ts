import { describe, expect, test } from "@jest/globals";
import { matches } from "../../../lib/core";
import { pattern } from "../../../lib/core/language";
import { searched } from "../../../lib/relying-parties/cel/re2-anchors";
import { parseRe2, Re2Problem } from "../../../lib/relying-parties/cel/re2-parse";

const LETTERS = ["a", "b", "\n", "/"];

function texts(length: number): readonly string[] {
  if (length === 0) return [""];
  return ["", ...texts(length - 1).flatMap((text) => LETTERS.map((c) => text + c))];
}

describe("searched", () => {
  const all = [...new Set(texts(4))];

  test.each([
    "a",
    "^a$",
    "a|^b",
    "^a|b$",
    "(^a|b)+$",
    "a^b|/",
    "(^|a)b",
    "(a|$)b?",
    "[^a]b",
    "a.b",
    "a{2,3}",
    "^(a|b)*$",
    "^$",
    "(^$)*",
    "(^a|b$|ab)*/",
    "(a*^b*)*",
    "($a|b){1,3}a",
    "(^a?){2}b",
  ])("%s finds what JavaScript finds", (source) => {
    const language = pattern(source, searched(parseRe2(source)));
    const expression = new RegExp(source, "u");
    const found = all.filter((text) => matches(language, text));
    expect(found).toEqual(all.filter((text) => expression.test(text)));
  });

  test("anchors in many repetitions are told", () => {
    expect(() => searched(parseRe2("(^a|b$|a*b*c*/){300}"))).toThrow(Re2Problem);
  });
});
