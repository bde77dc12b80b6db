import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_TABLE } from "../../../lib/report/access-map/script-table";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_TABLE)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_TABLE)).length).toBe(2);
});
