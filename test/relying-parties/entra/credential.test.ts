import { expect, test } from "@jest/globals";
import { CREDENTIAL_NAME, MAX_CREDENTIALS, MAX_FIELD } from "../../../lib/relying-parties/entra";

test("the limits of Entra", () => {
  expect([MAX_CREDENTIALS, MAX_FIELD]).toEqual([20, 600]);
});

test.each([
  ["abc", true],
  ["a-_9".repeat(30), true],
  ["ab", false],
  ["a".repeat(121), false],
  ["a/b", false],
  ["a b c", false],
])("name %s: %s", (name, allowed) => {
  expect(CREDENTIAL_NAME.test(name)).toBe(allowed);
});
