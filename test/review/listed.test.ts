import { expect, test } from "@jest/globals";
import { listed } from "../../lib/review/listed";

test.each([
  [["a"], "a"],
  [["a", "b", "c"], "a, b, c"],
  [["a", "b", "c", "d", "e"], "a, b, c and 2 more"],
  [[], ""],
])("%j is %s", (names, text) => {
  expect(listed(names)).toBe(text);
});

test("the limit can be set", () => {
  expect(listed(["a", "b"], 1)).toBe("a and 1 more");
});
