import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_SORT } from "../../../lib/report/access-map/script-sort";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_SORT)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_SORT)).length).toBe(2);
});
