import { expect, test } from "@jest/globals";
import { redacted } from "../../lib/report/redacted";

test.each([
  ["at eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", "at [a token]"],
  ["at eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0", "at [a token]"],
  ["at out/cdk.tf.json", "at out/cdk.tf.json"],
])("%s becomes %s", (text, shown) => {
  expect(redacted(text)).toBe(shown);
});
