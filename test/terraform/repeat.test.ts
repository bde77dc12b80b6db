import { describe, expect, test } from "@jest/globals";
import { decodeTemplate, type Repeated, UNKNOWN } from "../../lib/terraform";
import { expand, instanceLookup, instancesOf, MAX_INSTANCES } from "../../lib/terraform/repeat";
import { plain } from "./fixture";

describe("instancesOf", () => {
  test.each<[string, Repeated, unknown]>([
    ["count 2", { count: 2 }, [{ key: 0 }, { key: 1 }]],
    ["count as text", { count: "1" }, [{ key: 0 }]],
    ["count 0", { count: 0 }, []],
    [
      "a set",
      { forEach: ["a", "b", "a"] },
      [
        { key: "a", value: "a" },
        { key: "b", value: "b" },
      ],
    ],
    ["a map", { forEach: { a: { x: 1 } } }, [{ key: "a", value: { x: 1 } }]],
  ])("%s is known", (_name, repeated, instances) => {
    expect(instancesOf(repeated)).toEqual(instances);
  });

  test.each<[string, Repeated]>([
    ["an unknown count", { count: UNKNOWN }],
    ["a broken count", { count: 1.5 }],
    ["a negative count", { count: -1 }],
    ["too many", { count: MAX_INSTANCES + 1 }],
    ["an unknown set", { forEach: UNKNOWN }],
    ["a set with unknown keys", { forEach: ["a", UNKNOWN] }],
    [
      "too large a set",
      { forEach: Array.from({ length: MAX_INSTANCES + 1 }, (_, i) => String(i)) },
    ],
    ["null", { forEach: null }],
  ])("%s is not", (_name, repeated) => {
    expect(instancesOf(repeated)).toBeUndefined();
  });
});

test.each<[string, unknown]>([
  ["${each.key}", "k.1"],
  ["${each.value.a[0]}", "v"],
  ['${each.value["a"]}', ["v"]],
  ["p-${each.key}", "p-k.1"],
  ["${t.n[each.key].id}", { unknown: '${t.n["k.1"].id}' }],
  ["${each.value.none}", { unknown: "${each.value.none}" }],
  ["${each.values}", { unknown: "${each.values}" }],
  ["${count.index}", { unknown: "${count.index}" }],
  ["${t.n[local.k].id}", { unknown: "${t.n[local.k].id}" }],
  ["${t.n[0].id}", { unknown: "${t.n[0].id}" }],
])("%s of an instance", (template, expected) => {
  const value = decodeTemplate(template);
  const [resource] = expand({
    address: "t.n",
    module: "",
    mode: "managed",
    type: "t",
    name: "n",
    values: { value },
    references: {},
    provider: "t",
    dependsOn: [],
    repeated: { forEach: { "k.1": { a: ["v"] } } },
  });
  expect(resource!.address).toBe('t.n["k.1"]');
  expect(plain(resource!.values["value"])).toEqual(expected);
});

test("count.index counts", () => {
  expect(instanceLookup({ key: 3 })("count.index")).toBe(3);
  expect(instanceLookup({ key: 3 })("each.key")).toBeUndefined();
});
