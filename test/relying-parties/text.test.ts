import { describe, expect, test } from "@jest/globals";
import {
  all,
  alternatives,
  any,
  HOLE,
  known,
  literal,
  matcher,
  not,
  textOf,
} from "../../lib/relying-parties/text";
import { decodeTemplate, UNKNOWN } from "../../lib/terraform";

describe("textOf", () => {
  test.each([
    ["main", "main"],
    [true, "true"],
    [20, "20"],
    ["${x}", "${x}"],
  ])("%j is a text", (value, text) => {
    expect(textOf(value, false)).toEqual(literal(text));
  });

  test.each([[null], [[]], [{}], [undefined]])("%j is none", (value) => {
    expect(textOf(value, false)).toBeUndefined();
  });

  test("a reference is a hole", () => {
    expect(textOf(decodeTemplate("a:${gitlab_project.web.id}:b"), false)).toEqual({
      pieces: ["a:", ":b"],
      holes: ["gitlab_project.web.id"],
      shown: "a:${gitlab_project.web.id}:b",
      cause: "unknown-value",
      references: ["gitlab_project.web.id"],
    });
  });

  test("an expression is a hole without a name", () => {
    expect(textOf(decodeTemplate("${upper(var.x)}"), false)).toEqual({
      pieces: ["", ""],
      holes: [""],
      shown: "${upper(var.x)}",
      cause: "unknown-value",
      references: ["var.x"],
    });
  });

  test("of UNKNOWN nothing is shown", () => {
    expect(textOf(UNKNOWN, true)).toEqual(HOLE);
  });

  test("a policy variable is a hole that is not understood", () => {
    expect(textOf("a${aws:username}b${*}", true)).toEqual({
      pieces: ["a", "b", ""],
      holes: ["", ""],
      shown: "a${aws:username}b${*}",
      cause: "not-understood",
      references: [],
    });
    expect(textOf("plain", true)).toEqual(literal("plain"));
  });

  test("variables and references keep their order", () => {
    const text = textOf(decodeTemplate("$${a}-${local.x}-$${b}"), true);
    expect(text?.pieces).toEqual(["", "-", "-", ""]);
    expect(text?.holes).toEqual(["", "local.x", ""]);
    expect(text?.cause).toBe("unknown-value");
  });
});

test("known", () => {
  expect(known(literal("a"))).toBe("a");
  expect(known(HOLE)).toBeUndefined();
});

describe("matcher", () => {
  const late = (template: string) => textOf(decodeTemplate(template), false) ?? HOLE;

  test.each([
    ["exact", "a*", "a*", true],
    ["exact", "a*", "ab", false],
    ["ignoreCase", "Main", "mAIN", true],
    ["ignoreCase", "Main", "mai", false],
    ["like", "a*b?", "a/:bx", true],
    ["like", "a*b?", "abxy", false],
    ["like", "a?", "a🚀", true],
  ] as const)("%s %s on %s", (comparison, pattern, value, expected) => {
    expect(matcher(literal(pattern), comparison)(value)).toBe(expected);
  });

  test.each([
    ["exact", "ab${x.y}cd", "ab--cd", null],
    ["exact", "ab${x.y}cd", "abcd", null],
    ["exact", "ab${x.y}bc", "abc", false],
    ["exact", "ab${x.y}cd", "xb--cd", false],
    ["exact", "ab${x.y}cd", "ab--ce", false],
    ["exact", "a*${x.y}", "ab", false],
    ["exact", "a${x.y}b${x.z}c", "a-b-c", null],
    ["exact", "a${x.y}b${x.z}bc", "a-bc", false],
    ["exact", "a${x.y}b${x.z}c", "a-c", false],
    ["ignoreCase", "AB${x.y}", "abz", null],
    ["ignoreCase", "AB${x.y}", "baz", false],
    ["like", "a*:${x.y}", "abc:d", null],
    ["like", "a*:${x.y}", "abc", false],
  ] as const)("%s %s on %s", (comparison, template, value, expected) => {
    expect(matcher(late(template), comparison)(value)).toBe(expected);
  });
});

test.each([
  [[true, true], true, true],
  [[true, null], null, true],
  [[null, false], false, null],
  [[false, true], false, true],
  [[], true, false],
])("all and any of %j", (verdicts, every, some) => {
  expect(all(verdicts)).toBe(every);
  expect(any(verdicts)).toBe(some);
});

test("not", () => {
  expect([true, false, null].map(not)).toEqual([false, true, null]);
});

test("alternatives", () => {
  expect(alternatives([literal("a"), literal('b"'), HOLE])).toBe(
    '"a" or "b\\"" or (not known before apply)',
  );
  expect(alternatives([])).toBe("a value of an empty list");
});
