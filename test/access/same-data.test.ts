import { expect, test } from "@jest/globals";
import { isSameData } from "../../lib/access/same-data";

const group = (path: string) => ({ path, parent: undefined, ids: [{ stack: "shop", value: "1" }] });
const one = { of: 1 };

test.each<[string, unknown, unknown, boolean]>([
  ["the same text", "a", "a", true],
  ["another text", "a", "b", false],
  ["a text and a number", "1", 1, false],
  ["nothing twice", null, null, true],
  ["nothing and an object", null, {}, false],
  ["no value and nothing", undefined, null, false],
  ["objects with the same members", group("shop"), group("shop"), true],
  ["objects whose members come in another order", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["objects with another member", group("shop"), group("api"), false],
  ["objects of which one has more", { a: 1 }, { a: 1, b: undefined }, false],
  ["objects of which one has another name", { a: undefined }, { b: undefined }, false],
  ["lists", [1, [2]], [1, [2]], true],
  ["lists of another order", [1, 2], [2, 1], false],
  ["lists of which one is longer", [1], [1, 2], false],
  ["a list and an object", [1], { 0: 1, length: 1 }, false],
  ["sets of the same things", new Set([group("shop")]), new Set([group("shop")]), true],
  ["sets of others", new Set([group("shop")]), new Set([group("api")]), false],
  ["sets of which one has more", new Set([1]), new Set([1, 2]), false],
  ["maps", new Map([["a", [1]]]), new Map([["a", [1]]]), true],
  ["maps with another value", new Map([["a", [1]]]), new Map([["a", [2]]]), false],
  ["a set and a map", new Set(), new Map(), false],
  ["an expression twice", /a/, /a/, false],
  ["functions that do the same", () => one, () => one, false],
  ["the same function", isSameData, isSameData, true],
])("%s", (_what, a, b, expected) => {
  expect(isSameData(a, b)).toBe(expected);
  expect(isSameData(b, a)).toBe(expected);
});
