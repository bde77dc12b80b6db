import { expect, test } from "@jest/globals";
import { ATTRIBUTE_KEY, LIMITS, POOL_ID } from "../../../lib/relying-parties/gcp";

test("are Google's", () => {
  expect(LIMITS).toEqual({
    condition: 4096,
    mapping: 2048,
    attributes: 50,
    subject: 127,
    mapped: 8192,
    audiences: 10,
    audience: 256,
  });
});

test.each([
  ["attribute.deploy_ref", true],
  ["attribute.x1", true],
  ["attribute.Deploy", false],
  ["attribute.deploy-ref", false],
  ["attribute.", false],
  [`attribute.${"x".repeat(100)}`, true],
  [`attribute.${"x".repeat(101)}`, false],
  ["google.subject", false],
])("%s as a key of one's own: %s", (key, expected) => {
  expect(ATTRIBUTE_KEY.test(key)).toBe(expected);
});

test.each([
  ["gitlab", true],
  ["a-1", false],
  ["abcd", true],
  ["a".repeat(32), true],
  ["a".repeat(33), false],
  ["gcp-pool", false],
  ["gcppool", true],
  ["Pool", false],
])("%s as an id: %s", (id, expected) => {
  expect(POOL_ID.test(id)).toBe(expected);
});
