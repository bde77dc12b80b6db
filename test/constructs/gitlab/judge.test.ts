import { expect, test } from "@jest/globals";
import { judge } from "../../../lib/constructs/gitlab/judge";

test("no stack, no finding", () => {
  expect(judge([])).toEqual([]);
});
