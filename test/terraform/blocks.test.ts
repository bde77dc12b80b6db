import { expect, test } from "@jest/globals";
import { blocks, objects } from "../../lib/terraform/blocks";

function run(json: unknown, labels: number): { found: unknown; notes: string[] } {
  const notes: string[] = [];
  const found = blocks(json, labels, "resource", (n) => void notes.push(n)).map((b) => [
    b.labels.join("."),
    b.body,
  ]);
  return { found, notes };
}

test.each<[string, unknown, number, unknown]>([
  ["objects", { t: { n: { a: 1 } } }, 2, [["t.n", { a: 1 }]]],
  ["a list of bodies", { t: { n: [{ a: 1 }] } }, 2, [["t.n", { a: 1 }]]],
  ["lists on every level", [{ t: [{ n: [[{ a: 1 }]] }] }], 2, [["t.n", { a: 1 }]]],
  [
    "no labels",
    [{ a: 1 }, { b: 2 }],
    0,
    [
      ["", { a: 1 }],
      ["", { b: 2 }],
    ],
  ],
  ["a comment between", { "//": "no", t: { "//": {}, n: {} } }, 2, [["t.n", {}]]],
  ["nothing", undefined, 2, []],
  ["null", { t: { n: null } }, 2, []],
])("blocks given as %s are found", (_name, json, labels, found) => {
  expect(run(json, labels)).toEqual({ found, notes: [] });
});

test.each<[string, unknown, string]>([
  ["text in place of a body", { t: { n: "x" } }, "resource.t.n"],
  ["a number in place of labels", { t: 7 }, "resource.t"],
  ["text in place of all", "x", "resource"],
])("%s is noted with its place", (_name, json, place) => {
  expect(run(json, 2)).toEqual({
    found: [],
    notes: [`${place} is neither an object nor a list of objects, so nothing in it was read.`],
  });
});

test("objects flattens lists", () => {
  expect(objects([{ a: 1 }, [{ b: 2 }], null], "x", () => undefined)).toEqual([{ a: 1 }, { b: 2 }]);
});
