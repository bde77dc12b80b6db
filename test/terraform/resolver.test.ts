import { expect, test } from "@jest/globals";
import { resolver } from "../../lib/terraform/resolver";
import { decodeTemplate, SENSITIVE, UNKNOWN, type Value } from "../../lib/terraform";
import { plain, stackOf } from "./fixture";

test.each<[string, Value, unknown]>([
  ["a text", "x", "x"],
  ["a list", ["x"], ["x"]],
  ["a template", decodeTemplate("a-${b.c.d}"), { unknown: "a-${b.c.d}" }],
  ["a reference", decodeTemplate("${b.c.d}"), { unknown: "${b.c.d}" }],
  ["null", null, undefined],
  ["nothing known", UNKNOWN, undefined],
  ["something sensitive", SENSITIVE, undefined],
])("a name that stands for %s", (_name, value, expected) => {
  const lookup = resolver([], new Map([["local.x", value]]));
  expect(plain(lookup("local.x"))).toEqual(expected);
});

test("a module's resource comes before its output of the same name", () => {
  const resource = {
    ...stackOf({ resource: { t: { n: { v: "resource" } } } }).resources[0]!,
    address: "module.m.t.n",
  };
  const lookup = resolver(
    [resource],
    new Map<string, Value>([
      ["module.m.t", { n: { v: "output" } }],
      ["module.m.o", "out"],
    ]),
  );
  expect(lookup("module.m.t.n.v")).toBe("resource");
  expect(lookup("module.m.o")).toBe("out");
  expect(lookup("module.m.p")).toBeUndefined();
  expect(lookup("no reference")).toBeUndefined();
});
