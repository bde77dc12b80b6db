import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_WHO } from "../../../lib/report/access-map/script-who";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_WHO)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_WHO)).length).toBe(2);
});
