import { expect, test } from "@jest/globals";
import { PATH_COLUMNS, pathCells } from "../../lib/report/path-cells";
import { PATH, UNEXPLAINED } from "./paths";

test("one cell a column, escaped", () => {
  expect(pathCells(PATH)).toEqual(["G\\-Releasers", "maintainer in shop", "shop/web", "deploy"]);
  expect(pathCells(PATH)).toHaveLength(PATH_COLUMNS.length);
});

test("what nobody stands behind is said", () => {
  expect(pathCells({ ...UNEXPLAINED, gitlabGroup: null })).toEqual([
    "no directory group",
    "member in shop/web",
    "shop/web",
    "deploy",
  ]);
});
