import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_DETAILS } from "../../../lib/report/access-map/script-details";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_DETAILS)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_DETAILS)).length).toBe(2);
});
