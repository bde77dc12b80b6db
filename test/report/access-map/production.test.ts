import { expect, test } from "@jest/globals";
import { isMarked, productionHtml } from "../../../lib/report/access-map/production";
import { DIFF, WIDER } from "../changes";
import { PATH } from "../paths";
import { identity } from "./world";

test.each([
  [true, " <b class=production>production</b>"],
  [false, ""],
  [undefined, ""],
])("marked %j", (production, html) => {
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
