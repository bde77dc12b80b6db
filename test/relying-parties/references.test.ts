import { describe, expect, test } from "@jest/globals";
import { referenced } from "../../lib/relying-parties/references";
import type { Resource } from "../../lib/terraform";

function resource(address: string, parts: Partial<Resource>): Resource {
  return {
    address,
    module: "",
    mode: "managed",
    type: "aws_x",
    name: "a",
    values: {},
    references: {},
    provider: "aws",
    dependsOn: [],
    ...parts,
  };
}

const plain = resource("aws_x.a", {});
const data = resource("data.aws_x.a", { mode: "data" });
const inModule = resource('module.m["eu.west/1"].module.n[0].aws_x.a', {
  module: 'module.m["eu.west/1"].module.n[0]',
});
const one = resource("aws_x.many[0]", { name: "many", key: 0 });
const two = resource('aws_x.many["b:c"]', { name: "many", key: "b:c" });
const all = [plain, data, inModule, one, two];
const named = (reference: string, key?: string | number) =>
  referenced(all, "aws_x", [reference], key);

describe("referenced", () => {
  test.each([
    ["aws_x.a", plain],
    ["aws_x.a.arn", plain],
    ["data.aws_x.a.json", data],
    ['module.m["eu.west/1"].module.n[0].aws_x.a.arn', inModule],
    ["aws_x.many[0].arn", one],
    ['aws_x.many["b:c"]', two],
  ])("%s", (reference, expected) => {
    expect(named(reference)).toEqual([expected]);
  });

  test.each([
    "aws_x.b",
    "aws_xy.a",
    "my_aws_x.a",
    "module.m.aws_x.a",
    "local.aws_x.a",
    "aws_x.many[1]",
    "",
  ])("%s names none", (reference) => {
    expect(named(reference)).toEqual([]);
  });

  test("without an index all instances are meant", () => {
    expect(named("aws_x.many")).toEqual([one, two]);
    expect(named("aws_x.many[*].arn")).toEqual([one, two]);
  });

  test("instances pair by the same key", () => {
    expect(named("aws_x.many[each.key].arn", "b:c")).toEqual([two]);
    expect(named("aws_x.many", 0)).toEqual([one]);
    expect(named("aws_x.many", "z")).toEqual([one, two]);
  });

  test("a single instance is meant whatever the index", () => {
    expect(referenced([one], "aws_x", ["aws_x.many[count.index]"])).toEqual([one]);
  });

  test("each resource once, in the order of the references", () => {
    expect(referenced(all, "aws_x", ["data.aws_x.a", "aws_x.a.arn", "aws_x.a"])).toEqual([
      data,
      plain,
    ]);
  });
});
