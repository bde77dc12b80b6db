import { describe, expect, test } from "@jest/globals";
import { matches } from "../../../lib/core";
import { matching } from "../../../lib/relying-parties/cel/matching";

describe("matching", () => {
  test.each([
    ["main", "main-evil", true],
    ["^main|dev$", "main-evil", true],
    ["^main$", "main\n", false],
    ["^a.b$", "a\nb", false],
    ["(?s)^a.b$", "a\nb", true],
    ["(?i)^MAIN$", "main", true],
    ["(?i)k", "\u212a", true],
    ["(?i)^i$", "\u0131", false],
    ["^v\\d+\\.\\d+$", "v1.20", true],
    ["^v\\d+\\.\\d+$", "v1x20", false],
    ["^[[:alpha:]]+$", "abc", true],
    ["^\\p{Greek}+$", "αβγ", true],
    ["^\\p{Greek}+$", "abc", false],
    ["^[^/]+/[^/]+$", "a/b/c", false],
    ["\\Qa.b\\E", "axb", false],
    ["a^b", "a^b", false],
    ["(^a|b)+c", "xbc", true],
    ["(^a|b)+c", "xac", false],
  ])("%j in %j: %s", (source, text, expected) => {
    const found = matching(source);
    expect("language" in found && matches(found.language, text)).toBe(expected);
  });

  test.each([
    ["^release/.*$", "release/*"],
    ["^release/", "release/*"],
    ["main$", "*main"],
  ])("%s is a pattern where values have one line", (source, pattern) => {
    expect(matching(source)).toMatchObject({ line: { pattern }, upper: { pattern } });
  });

  test.each([
    ["(?=a)", false, '"(?=a)": a group (?…) that RE2 lacks is not valid in RE2'],
    ["a(", false, '"a(": a group without an end is not valid in RE2'],
    ["\\bmain", true, '"\\\\bmain": word boundaries are not understood'],
    ["(a|b)*a(a|b){20}", true, '"(a|b)*a(a|b){20}": too large to decide'],
  ])("%s is told", (source, isValid, problem) => {
    expect(matching(source)).toEqual({ isValid, problem });
  });

  test("never backtracks", () => {
    const found = matching("^(a+)+$");
    const text = `${"a".repeat(50_000)}b`;
    expect("language" in found && matches(found.language, text)).toBe(false);
  });
});
