import { expect, test } from "@jest/globals";
import { parseJson } from "../../lib/terraform";
import { isTooDeep, rememberShallow } from "../../lib/terraform/json-depth";

const lists = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { inner: value };
  return value;
};

test.each([
  [1, false],
  [200, false],
  [201, true],
])("%i levels", (depth, expected) => {
  expect(isTooDeep(lists(depth))).toBe(expected);
});

test("texts and numbers have no levels", () => {
  expect(["a", 1, null, undefined].map(isTooDeep)).toEqual([false, false, false, false]);
  rememberShallow(null);
  expect(isTooDeep(null)).toBe(false);
});

test("what was parsed is known to be shallow, itself and nothing else", () => {
  const parsed = parseJson("[[1]]", "plan.json") as unknown[];
  parsed[0] = lists(201);
  expect(isTooDeep(parsed)).toBe(false);
  expect(isTooDeep([parsed[0]])).toBe(true);
});
