import { expect, test } from "@jest/globals";
import { orderedColumns } from "../../../lib/report/access-map/columns";

test("nodes move beside their neighbours", () => {
  const columns = [
    ["a", "b", "c"],
    ["x", "y", "z"],
  ];
  const crossed = [
    ["a", "z"],
    ["b", "y"],
    ["c", "x"],
  ] as const;
  expect(orderedColumns(columns, crossed)).toEqual([
    ["a", "b", "c"],
    ["z", "y", "x"],
  ]);
});

test("what has no neighbour stays, and an empty map is empty", () => {
  expect(orderedColumns([["a", "b"], ["x"]], [])).toEqual([["a", "b"], ["x"]]);
  expect(orderedColumns([[], []], [])).toEqual([[], []]);
});
