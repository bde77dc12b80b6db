import { expect, test } from "@jest/globals";
import { uniqueNames } from "../../lib/review/stack-names";

test.each([
  [
    "the best name where it is alone",
    [
      ["shop", "a"],
      ["bank", "b"],
    ],
    ["shop", "bank"],
  ],
  [
    "the next one where it is not",
    [
      ["shop", "a"],
      ["shop", "b"],
      ["bank", "c"],
    ],
    ["a", "b", "bank"],
  ],
  ["a number where all collide", [["a"], ["a"], ["a"]], ["a", "a (2)", "a (3)"]],
  [
    "no name twice when one gives way",
    [
      ["shop", "bank"],
      ["shop", "x"],
      ["bank", "y"],
    ],
    ["bank", "x", "y"],
  ],
  ["nothing for nothing", [], []],
])("gives %s", (_case, candidates, names) => {
  expect(uniqueNames(candidates)).toEqual(names);
});
