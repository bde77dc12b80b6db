import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseReference, renderKey, renderReference, type Step } from "../../lib/terraform";
import { unquote } from "../../lib/terraform/address";

describe("parseReference", () => {
  test.each<[string, readonly Step[]]>([
    ["gitlab_project.web.id", [{ name: "gitlab_project" }, { name: "web" }, { name: "id" }]],
    ["a.b[0].c", [{ name: "a" }, { name: "b" }, { index: 0 }, { name: "c" }]],
    ["a.b.0.c", [{ name: "a" }, { name: "b" }, { index: 0 }, { name: "c" }]],
    ['a["eu.west/1:x"]', [{ name: "a" }, { index: "eu.west/1:x" }]],
    ['a["q\\"]"].b', [{ name: "a" }, { index: 'q"]' }, { name: "b" }]],
    ['a["$${x}"]', [{ name: "a" }, { index: "${x}" }]],
    [' a[ "k" ] ', [{ name: "a" }, { index: "k" }]],
    ["a.b[each.key].c", [{ name: "a" }, { name: "b" }, { dynamic: "each.key" }, { name: "c" }]],
    ["with-dash._x.größe", [{ name: "with-dash" }, { name: "_x" }, { name: "größe" }]],
  ])("%s is a reference", (text, steps) => {
    expect(parseReference(text)).toEqual(steps);
  });

  test.each([
    "",
    "0",
    "a.",
    "a..b",
    "a[",
    "a[]",
    "a[*]",
    "a.*.b",
    "f(a.b)",
    "a.b + c",
    'a["${b}"]',
    'a["\\x"]',
    "a[0",
    "a[b[0]]",
    'a["k"x]',
    "a?b",
  ])("%j is none", (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});

test.each([
  [0, "[0]"],
  ["eu", '["eu"]'],
  ['a"b', '["a\\"b"]'],
  ["${x}%{y}", '["$${x}%%{y}"]'],
])("the key %j is written %s", (key, text) => {
  expect(renderKey(key)).toBe(text);
});

test.each([
  ['"a\\nb"', "a\nb"],
  ['"a$${b}"', "a${b}"],
  ['"a${b}"', undefined],
  ['"a%{ if x }"', undefined],
  ['"\\q"', undefined],
])("the quoted text %s is %j", (quoted, text) => {
  expect(unquote(quoted)).toBe(text);
});

test("law: a rendered reference is parsed back, whatever its keys hold", () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/).map((n): Step => ({ name: n }));
  const index = fc.oneof(
    fc.nat().map((i): Step => ({ index: i })),
    fc.string().map((k): Step => ({ index: k })),
  );
  fc.assert(
    fc.property(name, fc.array(fc.oneof(name, index)), (first, rest) => {
      expect(parseReference(renderReference([first, ...rest]))).toEqual([first, ...rest]);
    }),
  );
});
