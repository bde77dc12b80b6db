import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_BOARD } from "../../../lib/report/access-map/script-board";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_BOARD)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_BOARD)).length).toBe(2);
});
