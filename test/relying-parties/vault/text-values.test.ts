import { expect, test } from "@jest/globals";
import { exact, glob, matches, opaque } from "../../../lib/core";
import { literal, type Text, textOf } from "../../../lib/relying-parties/text";
import {
  alternativesOf,
  readTexts,
  textTest,
} from "../../../lib/relying-parties/vault/text-values";
import { Unknown } from "../../../lib/terraform";

const ID = { reference: "gitlab_project.web.id" };
const OTHER = { reference: "gitlab_project.api.id" };
const LATE = { reference: "var.branch" };

function text(...parts: readonly (string | { reference: string })[]): Text {
  const found = textOf(new Unknown(parts), false);
  if (found === undefined) throw new Error("no text");
  return found;
}

const shown = (texts: readonly Text[]): readonly string[] => texts.map((t) => t.shown);

test.each([
  ["main", ["main"]],
  ["2,6", ["2", "6"]],
  [" a , b ", ["a", "b"]],
  ["a,,b,", ["a", "", "b", ""]],
])("the alternatives of %p", (value, expected) => {
  expect(shown(alternativesOf(literal(value), true))).toEqual(expected);
  expect(shown(alternativesOf(literal(value), false))).toEqual([value]);
});

test("ids that are not known yet come apart, other values may hold commas of their own", () => {
  expect(alternativesOf(text(ID, ", ", OTHER, ",7"), true)).toEqual([
    text(ID),
    text(OTHER),
    literal("7"),
  ]);
  expect(alternativesOf(text("p:", ID, ":x ,", "y"), true)).toEqual([
    text("p:", ID, ":x"),
    literal("y"),
  ]);
  const [open, ...more] = alternativesOf(text(LATE), true);
  expect(more).toEqual([]);
  expect(open).toMatchObject({
    pieces: ["", ""],
    shown: "${var.branch}",
    references: ["var.branch"],
  });
  expect(alternativesOf(text(LATE), false)).toEqual([text(LATE)]);
});

test.each([
  ["exact", "acme/*", "acme/*", true],
  ["exact", "acme/*", "acme/web", false],
  ["exact", "a", "A", false],
  ["glob", "acme/*", "acme/", true],
  ["glob", "acme/*", "acme/a/b", true],
  ["glob", "acme/*", "acme", false],
  ["glob", "acme*", "acme-evil/x", true],
  ["glob", "*", "", true],
  ["glob", "", "", true],
  ["glob", "", "a", false],
  ["glob", "ab*ba", "aba", false],
  ["glob", "a?c", "abc", false],
  ["glob", "a?*", "a?c", true],
  ["glob", "a[b]*", "a[b]c", true],
  ["glob", "main", "Main", false],
] as const)("%s %p against %p", (comparison, wanted, value, expected) => {
  expect(textTest(literal(wanted), comparison)(value)).toBe(expected);
});

test("what is not known says no for certain, never yes", () => {
  for (const comparison of ["exact", "glob"] as const) {
    const test = textTest(text("rel/", LATE), comparison);
    expect([test("rel/1"), test("main")]).toEqual([null, false]);
  }
  expect(textTest(text("*/", LATE), "glob")("a/b")).toBeNull();
  expect(textTest(text("*/", LATE), "exact")("a/b")).toBe(false);
  expect(textTest(text("a?/", LATE), "glob")("ab/x")).toBe(false);
});

test("texts as languages", () => {
  expect(readTexts([], "exact")).toEqual({ upper: exact(), open: [] });
  expect(readTexts([literal("a*"), literal("b")], "exact")).toEqual({
    upper: exact("a*", "b"),
    open: [],
  });
  const { upper } = readTexts([literal("a?*")], "glob");
  expect([matches(upper, "a?x"), matches(upper, "abx")]).toEqual([true, false]);
  expect(readTexts([literal("a?")], "glob").upper).toEqual(exact("a?"));
});

test.each([
  ["exact", text(ID), exact(opaque("${gitlab_project.web.id}")), false],
  ["glob", text(ID), exact(opaque("${gitlab_project.web.id}")), false],
  ["exact", text(LATE), exact(opaque("${var.branch}")), true],
  ["glob", text(LATE), glob("*"), true],
  ["glob", text("rel/", LATE), glob("rel/*"), true],
  ["exact", text("rel/", LATE), glob("rel/*"), true],
] as const)("%s values that are not known: %#", (comparison, value, upper, isOpen) => {
  expect(readTexts([value], comparison)).toEqual({ upper, open: isOpen ? [value] : [] });
});
