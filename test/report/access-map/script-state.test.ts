import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_STATE } from "../../../lib/report/access-map/script-state";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_STATE)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_STATE)).length).toBe(2);
});
