import { describe, expect, test } from "@jest/globals";
import { formsOf, isSameLetter, letterForms } from "../../../lib/core/language/letters";

describe("isSameLetter", () => {
  test.each([
    ["a", "A", true],
    ["a", "a", true],
    ["k", "\u212a", true],
    ["s", "\u017f", true],
    ["\u{10400}", "\u{10428}", true],
    ["a", "b", false],
    ["1", "2", false],
    ["-", "_", false],
  ])("%s and %s: %s", (a, b, same) => {
    expect(isSameLetter(a, b)).toBe(same);
    expect(isSameLetter(b, a)).toBe(same);
  });
});

describe("formsOf", () => {
  test.each([
    ["k", ["K", "k", "\u212a"]],
    ["A", ["A", "a"]],
    ["\u{10400}", ["\u{10400}", "\u{10428}"]],
    ["1", ["1"]],
    ["部", ["部"]],
  ])("%s", (character, forms) => {
    expect(formsOf(character)).toEqual(forms);
  });
});

test("letterForms lists every letter with its forms", () => {
  const all = [...letterForms()];
  expect(all).toContainEqual(["K", "k", "\u212a"]);
  expect(all.every((forms) => forms.length > 0)).toBe(true);
});
