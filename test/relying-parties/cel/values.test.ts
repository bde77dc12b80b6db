import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import {
  fits,
  isEqual,
  isRecord,
  LateText,
  numeric,
  order,
  Uint,
} from "../../../lib/relying-parties/cel/values";

const id = opaque("${gitlab_project.web.id}");
const late = new LateText(`p:${id}:x`);

describe("isEqual", () => {
  test.each<[unknown, unknown, boolean | undefined]>([
    ["a", "a", true],
    ["a", "b", false],
    [5, 5n, true],
    [5.5, 5n, false],
    [new Uint(5n), 5, true],
    [5, "5", false],
    [true, "true", false],
    [null, null, true],
    [null, "", false],
    [NaN, NaN, false],
    [["a", 1], ["a", 1n], true],
    [["a"], ["a", "b"], false],
    [{ a: 1 }, { a: 1n }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, {}, false],
    [late, new LateText(late.text), true],
    [late, new LateText("other"), undefined],
    [late, "p:20:x", undefined],
    ["p:20:y", late, false],
    [late, 5, false],
    [[late, "a"], ["p:1:x", "b"], false],
    [[late, "a"], ["p:1:x", "a"], undefined],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(isEqual(a, b)).toBe(expected);
  });
});

describe("fits", () => {
  test.each([
    ["p:20:x", "", "", true],
    ["p::x", "", "", true],
    ["p:20:xy", "", "", false],
    ["p:20:xy", "", "*", true],
    ["ap:20:x", "*", "", true],
    ["ap:20:xy", "*", "*", true],
    ["q:20:x", "", "*", false],
    ["p:x", "", "", false],
  ] as const)("%s between %j and %j: %s", (value, before, behind, expected) => {
    expect(fits(late.text, value, before, behind)).toBe(expected);
  });
});

describe("order", () => {
  test.each<[unknown, unknown, number | undefined]>([
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "a", 0],
    ["a", "ab", -1],
    ["\uffff", "😀", -1],
    [1, 2n, -1],
    [new Uint(3n), 2, 1],
    [2, 2n, 0],
    [false, true, -1],
    ["1", 1, undefined],
    [null, null, undefined],
  ])("%j and %j: %s", (a, b, expected) => {
    const way = order(a, b);
    expect(way === undefined ? undefined : Math.sign(way)).toBe(expected);
  });
});

test("numeric and isRecord tell types apart", () => {
  expect([5, 5n, new Uint(5n), "5", null].map(numeric)).toEqual([5, 5n, 5n, undefined, undefined]);
  expect([{}, [], null, late, new Uint(1n), "x"].map(isRecord)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
