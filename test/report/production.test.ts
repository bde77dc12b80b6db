import { expect, test } from "@jest/globals";
import { isProduction, productionFirst } from "../../lib/report/production";

test.each([
  [true, true],
  [false, false],
  [undefined, false],
])("marked %j", (production, expected) => {
  expect(isProduction({ production })).toBe(expected);
});

test("production comes first, and else the order stays", () => {
  const all = [
    { n: 1 },
    { n: 2, production: true },
    { n: 3, production: false },
    { n: 4, production: true },
  ];
  expect(productionFirst(all).map(({ n }) => n)).toEqual([2, 4, 1, 3]);
});
