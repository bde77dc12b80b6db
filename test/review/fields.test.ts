import { describe, expect, test } from "@jest/globals";
import { Fields, kindOf } from "../../lib/review/fields";
import { refusal } from "./refusal";

const fields = new Fields(
  JSON.parse(
    '{"name":"x","blank":" ","line":3,"list":[{"a":"b"}],"map":{"k":{"a":"b"}},"__proto__":{"hidden":"y"}}',
  ),
  "f.json",
);

describe("Fields", () => {
  test("gives texts, counts, lists and maps", () => {
    expect(fields.text("name")).toBe("x");
    expect(fields.optionalText("missing")).toBeUndefined();
    expect(fields.optionalCount("line")).toBe(3);
    expect(fields.optionalCount("missing")).toBeUndefined();
    expect(fields.list("list").map((f) => [f.where, f.text("a")])).toEqual([
      ["f.json: list[0]", "b"],
    ]);
    expect(fields.list("missing")).toEqual([]);
    expect(fields.entries("map").map(([key, f]) => [key, f.where])).toEqual([
      ["k", 'f.json: map["k"]'],
    ]);
    expect(fields.entries("missing")).toEqual([]);
  });

  test("sees own members alone", () => {
    expect(fields.has("hidden")).toBe(false);
    expect(fields.has("toString")).toBe(false);
  });

  test.each([
    [
      "no object",
      () => new Fields([], "f"),
      "ERR_INPUT_SHAPE: an object is expected; given: a list; at f",
    ],
    [
      "blank text",
      () => fields.text("blank"),
      "ERR_INPUT_SHAPE: blank must be text; given: a string; at f.json",
    ],
    [
      "a number as text",
      () => fields.optionalText("line"),
      "ERR_INPUT_SHAPE: line must be text; given: a number; at f.json",
    ],
    [
      "text as a count",
      () => fields.optionalCount("name"),
      "ERR_INPUT_SHAPE: name must be a whole number above 0; given: a string; at f.json",
    ],
    [
      "an object as a list",
      () => fields.list("map"),
      "ERR_INPUT_SHAPE: map must be a list; given: an object; at f.json",
    ],
    [
      "a list as a map",
      () => fields.entries("list"),
      "ERR_INPUT_SHAPE: list must be an object; given: a list; at f.json",
    ],
    [
      "a member nobody reads",
      () => fields.only(["name", "blank", "line", "list", "map"]),
      'ERR_INPUT_SHAPE: "__proto__" is not known here; allowed: name, blank, line, list, map; at f.json',
    ],
  ])("fails for %s", (_case, action, message) => {
    expect(refusal(action)).toBe(message);
  });
});

test.each([
  [undefined, "nothing"],
  [null, "null"],
  ["", "an empty text"],
  [true, "a boolean"],
])("%j is %s", (value, words) => {
  expect(kindOf(value)).toBe(words);
});
