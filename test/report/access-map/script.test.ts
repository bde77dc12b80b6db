import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT } from "../../../lib/report/access-map/script";

test("is one strict program", () => {
  expect(new Script(SCRIPT)).toBeInstanceOf(Script);
  expect(SCRIPT.startsWith('"use strict";(() => {\n')).toBe(true);
});

test("sets text, never markup; asks for nothing, keeps nothing, has no clock", () => {
  expect(SCRIPT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch|XMLHttp|import\(|Worker|localStorage|sessionStorage|cookie|Date|random|<\/|<!--/,
  );
});
