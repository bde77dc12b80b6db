import { expect, test } from "@jest/globals";
import { count } from "../../lib/report/count";

test.each([
  [0, "no findings"],
  [1, "1 finding"],
  [2, "2 findings"],
])("%d is %s", (number, text) => {
  expect(count(number, "finding")).toBe(text);
});

test("a plural of its own", () => {
  expect(count(2, "identity", "identities")).toBe("2 identities");
  expect(count(1, "identity", "identities")).toBe("1 identity");
});
