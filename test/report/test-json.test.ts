import { expect, test } from "@jest/globals";
import { testJson } from "../../lib/report/test-json";
import { FAILED, HELD } from "./expectations";

test("the results in order, each with its name, whether it passed, and why", () => {
  expect(JSON.parse(testJson([FAILED, HELD]))).toEqual({
    schemaVersion: 1,
    results: [FAILED, HELD],
  });
});
