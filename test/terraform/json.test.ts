import { expect, test } from "@jest/globals";
import { entriesOf, isObject, listOf, member, textOf, texts } from "../../lib/terraform/json";

test.each([
  [{}, true],
  [[], false],
  [null, false],
  ["x", false],
])("%j is an object: %s", (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

test("members are own ones, of the right kind", () => {
  const object = JSON.parse('{"text":"a","list":[1,"b"],"__proto__":"p"}') as unknown;
  expect(member(object, "__proto__")).toBe("p");
  expect(member(object, "constructor")).toBeUndefined();
  expect(member("abc", "length")).toBeUndefined();
  expect(textOf(object, "text")).toBe("a");
  expect(textOf(object, "list")).toBeUndefined();
  expect(texts(listOf(object, "list"))).toEqual(["b"]);
  expect(listOf(object, "text")).toEqual([]);
  expect(entriesOf(object).map(([k]) => k)).toEqual(["text", "list", "__proto__"]);
  expect(entriesOf([1])).toEqual([]);
});
