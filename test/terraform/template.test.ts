import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodeTemplate, escapeTemplate, isUnknown, type Unknown } from "../../lib/terraform";
import { join, templateParts } from "../../lib/terraform/template";
import { plain } from "./fixture";

describe("decodeTemplate", () => {
  // Each value as Terraform 1.11.4 gives it for an output of a JSON configuration.
  test.each<[string, unknown]>([
    ["plain $ and % text", "plain $ and % text"],
    ["$${a}", "${a}"],
    ["$$${a}", "$${a}"],
    ["$$$${a}", "$$${a}"],
    ["%%{a}", "%{a}"],
    ["%%%{a}", "%%{a}"],
    ["$%%{a}", "$%{a}"],
    ["%$${a}", "%${a}"],
    ["a$$b", "a$$b"],
    ["$${", "${"],
    ['${"a"}', "a"],
    ['${"a"}b', "ab"],
    ['${"a$${b}"}', "a${b}"],
    ['${"a"}${"b"}', "ab"],
    ['p${~ "x" ~} q', "pxq"],
    ['x ${~ "y"}', "xy"],
    ["${ 5 }", 5],
    ["${1e3}", 1000],
    ["${-1}", -1],
    ["${true}x", "truex"],
    ["${null}", null],
    ['${{"a":1}}', { a: 1 }],
    ["${[1]}", [1]],
  ])("%j is known", (template, value) => {
    expect(decodeTemplate(template)).toEqual(value);
  });

  test.each<[string, Unknown["parts"]]>([
    ["${a.b.id}", [{ reference: "a.b.id" }]],
    ["x-${a.b.id}-y", ["x-", { reference: "a.b.id" }, "-y"]],
    ["$${no}${a.b}", ["${no}", { reference: "a.b" }]],
    ['${a["x}:\\"y"].id}!', [{ reference: 'a["x}:\\"y"].id' }, "!"]],
    ["${tolist(a.b.c)}", [{ reference: "a.b.c" }]],
    ["${null}x", [{ reference: "", mentions: [], expression: "null" }, "x"]],
    [
      'a${upper("${a.b.c}}")}z',
      ["a", { reference: "", mentions: ["a.b.c"], expression: 'upper("${a.b.c}}")' }, "z"],
    ],
    [
      "a%{ if x.y.z }b%{ endif }c",
      ["a", { reference: "", mentions: ["x.y.z"], expression: "if x.y.z endif" }, "c"],
    ],
    ["a${b.c", ["a", { reference: "", mentions: ["b.c"], expression: "b.c" }]],
  ])("%j is unknown", (template, parts) => {
    const value = decodeTemplate(template);
    expect(isUnknown(value) && value.parts).toEqual(parts);
  });

  test("what a call of sensitive hides is not shown", () => {
    expect(plain(decodeTemplate('${sensitive("s3cret")}'))).toEqual({
      unknown: "${sensitive(…)}",
    });
    expect(plain(decodeTemplate('a%{ if sensitive("s3cret") == var.x }b%{ endif }'))).toEqual({
      unknown: "a${sensitive(…)}",
    });
  });

  test("law: escaped text is decoded to itself", () => {
    const hostile = fc
      .array(fc.constantFrom("$", "%", "{", "}", "~", '"', "\\", "a", " ", "\n", "é", "😀"))
      .map((c) => c.join(""));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (text) => {
        expect(decodeTemplate(escapeTemplate(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("law: any text is decoded to something, and what it mentions are references", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "${",
        "%{",
        "$${",
        "}",
        "{",
        '"',
        "\\",
        "[",
        "]",
        "~",
        "a.b",
        "(",
        ")",
        "1",
        " ",
      ),
    );
    fc.assert(
      fc.property(pieces, (text) => {
        const value = decodeTemplate(text.join(""));
        for (const mention of isUnknown(value) ? value.mentions : [])
          expect(mention).toMatch(/^a\.b/);
      }),
      { numRuns: 2000 },
    );
  });
});

test("join joins neighbouring literals and drops empty ones", () => {
  expect(join(["a", "b"])).toBe("ab");
  expect(join([])).toBe("");
  expect(plain(join(["", { reference: "x.y" }, "a", "", "b"]))).toEqual({ unknown: "${x.y}ab" });
});

test("templateParts converts what Terraform converts", () => {
  expect(templateParts(true)).toEqual(["true"]);
  expect(templateParts(7)).toEqual(["7"]);
  expect(templateParts(null)).toBeUndefined();
  expect(templateParts([])).toBeUndefined();
});
