import { expect, test } from "@jest/globals";
import {
  isMarked,
  isProduction,
  productionFirst,
  productionHtml,
} from "../../../lib/report/access-map/production";
import { DIFF, WIDER } from "../changes";
import { PATH } from "../paths";
import { identity } from "./world";

test.each([
  [true, true, " <b class=production>production</b>"],
  [false, false, ""],
  [undefined, false, ""],
])("marked %j", (production, expected, html) => {
  expect(isProduction({ production })).toBe(expected);
  expect(productionHtml({ production })).toBe(html);
});

test("an input is marked where anything of it is, on either side", () => {
  const none = { paths: [PATH], identities: [identity("deploy")], diff: DIFF };
  expect(isMarked(none)).toBe(false);
  expect(isMarked({ ...none, paths: [{ ...PATH, production: false }] })).toBe(true);
  expect(isMarked({ ...none, identities: [{ ...identity("a"), production: false }] })).toBe(true);
  const changes = [{ ...WIDER, production: true }];
  expect(isMarked({ ...none, diff: { ...DIFF, changes } })).toBe(true);
  const paths = { gained: [], lost: [{ ...PATH, production: true }], changed: [] };
  expect(isMarked({ ...none, diff: { ...DIFF, paths } })).toBe(true);
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
