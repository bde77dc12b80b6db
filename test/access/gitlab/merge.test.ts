import { expect, test } from "@jest/globals";
import { mergeByKeys } from "../../../lib/access/gitlab/merge";

const thing = (name: string, ...keys: string[]): { name: string; keys: string[] } => ({
  name,
  keys,
});

function names(...things: readonly ReturnType<typeof thing>[]): string[][] {
  return mergeByKeys(things).map((same) => same.map((t) => t.name));
}

test("things that share a key are one, directly or over others", () => {
  expect(names(thing("a", "1"), thing("b", "2"), thing("c", "1", "2"))).toEqual([["a", "b", "c"]]);
  expect(names(thing("a", "1", "2"), thing("b", "3"), thing("c", "2"))).toEqual([
    ["a", "c"],
    ["b"],
  ]);
});

test("things that share none stay apart, keys named like members of objects too", () => {
  expect(names(thing("a", "__proto__"), thing("b", "constructor"))).toEqual([["a"], ["b"]]);
  expect(names()).toEqual([]);
});
