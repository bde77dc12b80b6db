import { Script } from "node:vm";
import { expect, test } from "@jest/globals";
import { SCRIPT, unindented } from "../../../lib/report/access-map/script";
import { SCRIPT_CSV } from "../../../lib/report/access-map/script-csv";

test("is a program by itself, and a part of the page's", () => {
  expect(new Script(SCRIPT_CSV)).toBeInstanceOf(Script);
  expect(SCRIPT.split(unindented(SCRIPT_CSV)).length).toBe(2);
});
