import { describe, expect, test } from "@jest/globals";
import { decodeTemplate, Unknown, type Value } from "../../lib/terraform";
import { referencesIn, substitute } from "../../lib/terraform/substitute";
import { plain } from "./fixture";

const known = new Map<string, Value>([
  ["a.b.text", "T"],
  ["a.b.number", 7],
  ["a.b.list", ["x"]],
  ["a.b.null", null],
  ["a.b.mixed", new Unknown(["p-", { reference: "c.d.e" }])],
]);
const put = (template: string): unknown =>
  plain(substitute(decodeTemplate(template), (r) => known.get(r)));

describe("substitute", () => {
  test.each<[string, unknown]>([
    ["${a.b.text}", "T"],
    ["x${a.b.text}y${a.b.number}", "xTy7"],
    ["${a.b.number}", 7],
    ["${a.b.list}", ["x"]],
    ["${a.b.mixed}-q", { unknown: "p-${c.d.e}-q" }],
  ])("%s is replaced", (template, value) => {
    expect(put(template)).toEqual(value);
  });

  test.each(["${c.d.e}", "x${a.b.list}", "x${a.b.null}", "${upper(a.b.text)}"])(
    "%s stays",
    (template) => {
      expect(put(template)).toEqual({ unknown: template });
    },
  );

  test("goes into lists and maps, and returns what it does not change as it is", () => {
    const value = { l: [decodeTemplate("${a.b.text}")], m: { same: decodeTemplate("${c.d.e}") } };
    const next = substitute(value, (r) => known.get(r)) as typeof value;
    expect(next.l).toEqual(["T"]);
    expect(next.m).toBe(value.m);
    expect(substitute(next, (r) => known.get(r))).toBe(next);
  });

  test("keeps members named like the prototype's", () => {
    const map = Object.fromEntries([["__proto__", decodeTemplate("${a.b.text}")]]);
    expect(JSON.stringify(substitute(map, (r) => known.get(r)))).toBe('{"__proto__":"T"}');
  });
});

test("referencesIn lists all references in order", () => {
  const value = { a: [decodeTemplate("${x.y.z}${u.v.w}")], b: decodeTemplate("${x.y.z}"), c: 1 };
  expect(referencesIn(value)).toEqual(["x.y.z", "u.v.w", "x.y.z"]);
});
