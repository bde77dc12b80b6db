import { expect, test } from "@jest/globals";
import { addressIn, placeIn } from "../../lib/guardrails/sentence-place";
import { stackOf } from "../support/aws";
import { inputFromStacks } from "../support/input";

const json = { resource: { a_b: { x: {}, xy: { for_each: { "k 1": 1 } } } } };

test.each([
  ["a_b.x is odd", "a_b.x"],
  ["a_b.x.path is odd", "a_b.x"],
  ['a_b.xy["k 1"] is odd', 'a_b.xy["k 1"]'],
  ["a_b.xyz is odd", undefined],
  ["the provider is odd", undefined],
])("%s", (sentence, expected) => {
  expect(addressIn(sentence, stackOf(json))).toBe(expected);
});

test("over several stacks", () => {
  const input = inputFromStacks({ one: {}, two: json });
  expect(placeIn("a_b.x is odd", input)).toEqual({ stack: "two", address: "a_b.x" });
  expect(placeIn("something is odd", input)).toEqual({ stack: "", address: "" });
  expect(placeIn("something is odd", inputFromStacks({ one: {} }))).toEqual({
    stack: "one",
    address: "",
  });
});
