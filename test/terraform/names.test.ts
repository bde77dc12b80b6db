import { expect, test } from "@jest/globals";
import {
  parseReference,
  renderReference,
  targetsOf,
  UNKNOWN,
  type Value,
  walk,
} from "../../lib/terraform";
import { addressOf, qualify } from "../../lib/terraform/names";

test.each<[string, readonly string[]]>([
  ["aws_iam_role.a.name", ["aws_iam_role.a | .name"]],
  [
    'aws_iam_role.a["x.y"].name',
    ['aws_iam_role.a["x.y"] | .name', 'aws_iam_role.a | ["x.y"].name'],
  ],
  ["data.t.n[0].json", ["data.t.n[0] | .json", "data.t.n | [0].json"]],
  ["local.a.b", ["local.a | .b"]],
  ["module.m.out", ["module.m.out | "]],
  [
    'module.m["k"].module.n[1].t.n.id',
    ['module.m["k"].module.n[1].t.n | .id', 'module.m["k"].module.n[1].t | .n.id'],
  ],
  ["module.m", []],
  ["foo", []],
  ["f(x)", []],
])("%s can be read in these ways", (reference, expected) => {
  const rendered = targetsOf(reference).map((t) => {
    const path = renderReference([{ name: "" }, ...t.path]);
    return `${t.head} | ${path}`;
  });
  expect(rendered).toEqual(expected);
});

const value: Value = { list: [{ a: 1 }], block: { a: 2 }, map: { "x.y": 3 }, open: UNKNOWN };
test.each<[string, Value | undefined]>([
  ["v", value],
  ["v.list[0].a", 1],
  ["v.list[1].a", undefined],
  ["v.block[0].a", 2],
  ["v.block[1].a", undefined],
  ['v.map["x.y"]', 3],
  ["v.open", UNKNOWN],
  ["v.open.a", undefined],
  ["v.constructor", undefined],
  ["v.list[each.key]", undefined],
  ["v.list.length", undefined],
])("walking %s", (path, expected) => {
  expect(walk(value, parseReference(path)!.slice(1))).toEqual(expected);
});

test.each([
  ["a.b.c", "", "a.b.c"],
  ["a.b.c", "module.m[0]", "module.m[0].a.b.c"],
  ["each.key", "module.m", "each.key"],
  ["count.index", "module.m", "count.index"],
  ["eachother.x", "module.m", "module.m.eachother.x"],
])("%s in %j is %s", (reference, module, expected) => {
  expect(qualify(reference, module)).toBe(expected);
});

test("addressOf writes Terraform's addresses", () => {
  expect(addressOf("", "managed", "t", "n")).toBe("t.n");
  expect(addressOf("module.m", "data", "t", "n", "k")).toBe('module.m.data.t.n["k"]');
  expect(addressOf("", "managed", "t", "n", 0)).toBe("t.n[0]");
});
