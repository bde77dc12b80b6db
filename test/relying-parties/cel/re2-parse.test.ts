import { describe, expect, test } from "@jest/globals";
import { parseRe2, Re2Problem } from "../../../lib/relying-parties/cel/re2-parse";

const a = { kind: "set", ranges: [[97, 97]] };

function problem(source: string): { message: string; isValid: boolean } | undefined {
  try {
    parseRe2(source);
  } catch (error) {
    if (error instanceof Re2Problem) return { message: error.message, isValid: error.isValid };
    throw error;
  }
  return undefined;
}

describe("parseRe2", () => {
  test.each([
    ["a", [a]],
    ["^a$", [{ kind: "begin" }, a, { kind: "end" }]],
    ["\\Aa\\z", [{ kind: "begin" }, a, { kind: "end" }]],
    ["a*", [{ kind: "repeat", of: a, min: 0, max: Infinity }]],
    ["a+?", [{ kind: "repeat", of: a, min: 1, max: Infinity }]],
    ["a{2}", [{ kind: "repeat", of: a, min: 2, max: 2 }]],
    ["a{2,}", [{ kind: "repeat", of: a, min: 2, max: Infinity }]],
    [
      "a{,2}",
      [
        a,
        ...Array.from("{,2}", (c) => ({
          kind: "set",
          ranges: [[c.charCodeAt(0), c.charCodeAt(0)]],
        })),
      ],
    ],
    ["(?:a)", [{ kind: "sequence", parts: [a] }]],
    ["(?P<n>a)", [{ kind: "sequence", parts: [a] }]],
    [
      "(?i)a",
      [
        {
          kind: "set",
          ranges: [
            [65, 65],
            [97, 97],
          ],
        },
      ],
    ],
    ["\\x61\\x{61}\\141", [a, a, a]],
    [
      "\\Qa*\\E+",
      [a, { kind: "repeat", of: { kind: "set", ranges: [[42, 42]] }, min: 1, max: Infinity }],
    ],
    [
      "[]a]",
      [
        {
          kind: "set",
          ranges: [
            [93, 93],
            [97, 97],
          ],
        },
      ],
    ],
    [
      "[a-c-]",
      [
        {
          kind: "set",
          ranges: [
            [97, 99],
            [45, 45],
          ],
        },
      ],
    ],
    ["[^\\x00-\\x60b-\\x{10FFFF}]", [a]],
    ["\\.\\-\\_", [46, 45, 95].map((c) => ({ kind: "set", ranges: [[c, c]] }))],
  ])("%s", (source, parts) => {
    expect(parseRe2(source)).toEqual({ kind: "sequence", parts });
  });

  test("alternatives", () => {
    expect(parseRe2("a|")).toEqual({
      kind: "choice",
      parts: [
        { kind: "sequence", parts: [a] },
        { kind: "sequence", parts: [] },
      ],
    });
  });

  test.each([
    ["*a", "a repetition of nothing"],
    ["a**", "one repetition directly on another"],
    ["a{2}{3}", "one repetition directly on another"],
    ["a{1001}", "a repeat count"],
    ["a{3,2}", "a repeat count"],
    ["(a{100}){100}", "repeat counts that multiply beyond 1000"],
    ["(a", "a group without an end"],
    ["a)", "unexpected )"],
    ["(?<=a)", "a group (?…) that RE2 lacks"],
    ["(?!a)", "a group (?…) that RE2 lacks"],
    ["(?P<n>a)(?P<n>b)", "two groups named n"],
    ["[a", "a class without an end"],
    ["[b-a]", "a range that runs backwards"],
    ["[[:nope:]]", "an unknown class [:nope:]"],
    ["\\p{Nope}", "an unknown class \\p{Nope}"],
    ["(a)\\1", "an escape \\1"],
    ["\\Z", "an escape \\Z"],
    ["a\\", "an escape \\"],
    ["\\x{110000}", "a character beyond Unicode"],
  ])("%s is refused", (source, what) => {
    expect(problem(source)).toEqual({ message: `${what} is not valid in RE2`, isValid: false });
  });

  test.each([
    ["\\bmain", "word boundaries are not understood"],
    ["(?m)^a", "multi-line anchors are not understood"],
    ["(".repeat(200) + ")".repeat(200), "nested too deeply"],
  ])("%s is valid, but not understood", (source, message) => {
    expect(problem(source)).toEqual({ message, isValid: true });
  });
});
