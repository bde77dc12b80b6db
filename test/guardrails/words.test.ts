import { expect, test } from "@jest/globals";
import { listed } from "../../lib/guardrails/words";

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j", (words, expected) => {
  expect(listed(words)).toBe(expected);
});
