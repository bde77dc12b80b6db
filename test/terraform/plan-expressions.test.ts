import { describe, expect, test } from "@jest/globals";
import { isUnknown } from "../../lib/terraform";
import {
  argumentOf,
  expressionOf,
  isJsonConfiguration,
  isLeaf,
  referencesBelow,
  scopeOf,
} from "../../lib/terraform/plan-expressions";
import { plain } from "./fixture";

const root = { module: "" };

describe("expressionOf", () => {
  test("a raw template is decoded, in the module's scope and for its instance", () => {
    const leaf = {
      constant_value: "${x.y[each.key].z}-${var.v}-${each.key}-$${k}",
      references: ["x.y", "var.v", "each.key"],
    };
    const scope = { module: "module.m", instance: { key: "a" } };
    expect(plain(expressionOf(leaf, scope))).toEqual({
      unknown: '${module.m.x.y["a"].z}-${module.m.var.v}-a-${k}',
    });
    expect(plain(expressionOf(leaf, root))).toEqual({
      unknown: "${x.y[each.key].z}-${var.v}-${each.key}-${k}",
    });
  });

  test.each<[string, unknown, readonly string[]]>([
    [
      "one use is listed twice by Terraform",
      { references: ["x.y.id", "x.y"] },
      ["module.m.x.y.id"],
    ],
    ["a splat is listed as the whole", { references: ["x.y"] }, ["module.m.x.y"]],
    [
      "similar names are apart",
      { references: ["x.y", "x.yy.id"] },
      ["module.m.x.y", "module.m.x.yy.id"],
    ],
    ["nothing", {}, []],
    ["no object", "x", []],
  ])("references alone are mentions: %s", (_name, leaf, mentions) => {
    const value = expressionOf(leaf, { module: "module.m" });
    expect(isUnknown(value) && [value.references, value.mentions]).toEqual([[], mentions]);
  });
});

test("a constant of native HCL is literal, one of a JSON configuration a template", () => {
  expect(argumentOf({ constant_value: "a$${b}" }, root, true)).toBe("a${b}");
  expect(argumentOf({ constant_value: "a${b}" }, root, false)).toBe("a${b}");
  expect(plain(argumentOf({ constant_value: "${b.c}", references: ["b.c"] }, root, false))).toEqual(
    { unknown: "${b.c}" },
  );
  expect(plain(argumentOf(undefined, root, false))).toEqual({ unknown: "${}" });
});

test("referencesBelow goes into blocks", () => {
  const blocks = [
    {
      a: { references: ["x.y.z"] },
      b: { c: { constant_value: "${x.y.z}${u.v}", references: ["x.y.z", "u.v"] } },
    },
    7,
  ];
  expect(referencesBelow(blocks, root)).toEqual(["x.y.z", "u.v"]);
});

test.each<[unknown, boolean]>([
  [{ constant_value: 1 }, true],
  [{ references: ["x"] }, true],
  [{ references: { constant_value: 1 } }, false],
  [{}, false],
  [[], false],
])("%j is an expression: %s", (node, expected) => {
  expect(isLeaf(node)).toBe(expected);
});

test.each<[string, unknown, boolean]>([
  ["template and references", { a: [{ constant_value: "${x.y}", references: ["x.y"] }] }, true],
  ["references alone", { a: { references: ["x.y"] } }, false],
  ["constants alone", { a: { constant_value: { constant_value: "x", references: ["y"] } } }, false],
])("a JSON configuration shows itself by %s", (_name, configuration, expected) => {
  expect(isJsonConfiguration(configuration)).toBe(expected);
});

test.each<[string, string | number | undefined, unknown, unknown]>([
  ["no key", undefined, {}, { module: "m" }],
  ["count", 1, {}, { module: "m", instance: { key: 1 } }],
  [
    "a literal map",
    "k",
    { for_each_expression: { constant_value: { k: "v" } } },
    { module: "m", instance: { key: "k", value: "v" } },
  ],
  [
    "a literal set",
    "k",
    { for_each_expression: { constant_value: '${toset(["k"])}' } },
    { module: "m", instance: { key: "k", value: "k" } },
  ],
  ["native HCL", "k", { for_each_expression: {} }, { module: "m", instance: { key: "k" } }],
])("the scope of an instance: %s", (_name, key, config, expected) => {
  expect(scopeOf("m", key, config)).toEqual(expected);
});
