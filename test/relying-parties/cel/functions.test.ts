import { describe, expect, test } from "@jest/globals";
import { isFunction } from "../../../lib/relying-parties/cel/functions";

describe("isFunction", () => {
  test.each([
    ["startsWith", true, 1, "google", true],
    ["startsWith", true, 2, "google", false],
    ["startsWith", false, 2, "google", false],
    ["matches", true, 1, "google", true],
    ["matches", false, 2, "google", true],
    ["size", true, 0, "kubernetes", true],
    ["size", false, 1, "kubernetes", true],
    ["dyn", false, 1, "google", true],
    ["dyn", true, 0, "google", false],
    ["split", true, 1, "kubernetes", true],
    ["split", true, 1, "google", false],
    ["extract", true, 1, "google", false],
  ] as const)("%s, method %s, %i arguments, %s: %s", (name, isMethod, count, dialect, expected) => {
    expect(isFunction(name, isMethod, count, dialect)).toBe(expected);
  });
});
