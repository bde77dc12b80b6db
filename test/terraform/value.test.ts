import { describe, expect, test } from "@jest/globals";
import {
  attribute,
  isMap,
  isUnknown,
  SENSITIVE,
  UNKNOWN,
  Unknown,
  type Value,
} from "../../lib/terraform";
import { isList } from "../../lib/terraform/value";

describe("Unknown", () => {
  const mixed = new Unknown([
    "a-",
    { reference: "x.y.id" },
    { reference: "", mentions: ["x.y.id", "var.z"], expression: "f(x.y.id, var.z)" },
  ]);

  test("tells its references and everything it mentions", () => {
    expect(mixed.references).toEqual(["x.y.id"]);
    expect(mixed.mentions).toEqual(["x.y.id", "var.z"]);
    expect(UNKNOWN.mentions).toEqual([]);
  });

  test("is shown as the template it stands for", () => {
    expect(mixed.toString()).toBe("a-${x.y.id}${f(x.y.id, var.z)}");
    expect(UNKNOWN.toString()).toBe("${}");
    expect(SENSITIVE.toString()).toBe("${sensitive value}");
  });

  test("cannot be forged by JSON", () => {
    const forged = JSON.parse('{"parts":[{"reference":"x.y.id"}]}') as Value;
    expect(isUnknown(forged)).toBe(false);
    expect(isUnknown(mixed)).toBe(true);
  });
});

test.each<[string, Value, "map" | "list" | "neither"]>([
  ["an object", {}, "map"],
  ["a list", [], "list"],
  ["null", null, "neither"],
  ["a text", "x", "neither"],
  ["an unknown", UNKNOWN, "neither"],
])("%s is %j: %s", (_name, value, expected) => {
  expect([isMap(value), isList(value)]).toEqual([expected === "map", expected === "list"]);
});

test("attribute reads own members alone", () => {
  expect(attribute({ a: 1 }, "a")).toBe(1);
  expect(attribute({ a: 1 }, "constructor")).toBeUndefined();
  expect(attribute(undefined, "a")).toBeUndefined();
  expect(attribute(UNKNOWN, "parts")).toBeUndefined();
});
