import { describe, expect, test } from "@jest/globals";
import {
  blocksOf,
  given,
  inner,
  plainText,
  shownText,
} from "../../../lib/access/gitlab/attributes";
import { type Resource, Unknown, UNKNOWN, type Value } from "../../../lib/terraform";

function resource(values: Resource["values"], references: Resource["references"] = {}): Resource {
  return {
    address: "gitlab_project.web",
    module: "",
    mode: "managed",
    type: "gitlab_project",
    name: "web",
    values,
    references,
    provider: "gitlab",
    dependsOn: [],
  };
}

const REFERENCE = new Unknown([{ reference: "gitlab_group.shop.id" }]);

describe("an attribute is given", () => {
  test.each<[string, Value]>([
    ["as a value", "x"],
    ["as an empty list", []],
    ["as a reference", REFERENCE],
    ["as an expression", new Unknown([{ reference: "", expression: "upper(var.x)" }])],
  ])("%s", (_how, value) => {
    expect(given(resource({ a: value }), "a")).toBe(value);
  });

  test("as a reference that the plan does not resolve", () => {
    expect(given(resource({ a: UNKNOWN }, { a: ["var.x"] }), "a")).toBe(UNKNOWN);
  });
});

test.each<[string, Resource["values"]]>([
  ["missing", {}],
  ["null", { a: null }],
  ["only computed by the provider", { a: UNKNOWN }],
])("an attribute that is %s is not given", (_how, values) => {
  expect(given(resource(values), "a")).toBeUndefined();
  expect(given(resource(values), "toString")).toBeUndefined();
});

test("text", () => {
  expect(plainText("x")).toBe("x");
  expect(plainText(7)).toBe("7");
  expect(shownText(REFERENCE)).toBe("${gitlab_group.shop.id}");
});

test.each([[""], [null], [REFERENCE], [true]])("%p is no plain text", (value) => {
  expect(plainText(value)).toBeUndefined();
});

test("a single block needs no list", () => {
  expect(blocksOf(resource({ a: { group_id: 1 } }), "a")).toEqual([{ group_id: 1 }]);
  expect(blocksOf(resource({ a: [{ group_id: 1 }, REFERENCE] }), "a")).toHaveLength(2);
  expect(blocksOf(resource({ a: "x" }), "a")).toEqual([]);
});

test("null in a block is nothing", () => {
  expect(inner({ group_id: null }, "group_id")).toBeUndefined();
  expect(inner({ group_id: 1 }, "group_id")).toBe(1);
});
