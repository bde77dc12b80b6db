import { expect, test } from "@jest/globals";
import { didYouMean, nearest } from "../../lib/review/nearest";

const FORMATS = ["text", "json", "sarif"];

test.each([
  ["jsn", "json"],
  ["josn", "json"],
  ["JSON", "json"],
  ["txet", "text"],
  ["sariff", "sarif"],
])("%s means %s", (word, meant) => {
  expect(nearest(word, FORMATS)).toBe(meant);
});

test.each(["yaml", "", "x", "markdown"])("%j means none of them", (word) => {
  expect(nearest(word, FORMATS)).toBeUndefined();
});

test("the first of equally near candidates is taken", () => {
  expect(nearest("abcx", ["abca", "abcb"])).toBe("abca");
});

test("a fix is offered where a candidate is near", () => {
  expect(didYouMean("jsn", FORMATS)).toEqual({ fix: "did you mean json?" });
  expect(didYouMean("yaml", FORMATS)).toEqual({});
});
