import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";

test("is one strict program", () => {
  expect(new Script(SCRIPT)).toBeInstanceOf(Script);
  expect(SCRIPT.startsWith('"use strict";(() => {\n')).toBe(true);
});

test("does without its indentation, and with every line", () => {
  expect(unindented("a\n  b c\n    d\n")).toBe("a\nb c\nd\n");
  expect(SCRIPT).not.toMatch(/^ /m);
});

test("sets text, never markup; asks for nothing, keeps nothing, has no clock", () => {
  expect(SCRIPT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch|XMLHttp|import\(|Worker|localStorage|sessionStorage|cookie|Date|random|<\/|<!--/,
  );
});
