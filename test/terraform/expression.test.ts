import { expect, test } from "@jest/globals";
import { expressionValue, mentionsIn, shownExpression } from "../../lib/terraform/expression";
import { isUnknown } from "../../lib/terraform";

test.each([
  ["a.b.c", "a.b.c"],
  [" a.b[0] ", "a.b[0]"],
  ["tolist(a.b.c)", "a.b.c"],
  ["tonumber( tostring(a.b.c) )", "a.b.c"],
  ["a.b[each.key].c", "a.b[each.key].c"],
])("%s is a plain reference", (source, reference) => {
  const value = expressionValue(source);
  expect(isUnknown(value) && value.parts).toEqual([{ reference }]);
});

test.each([
  ['join("/", [a.b.c, "x.y.z"])', ["a.b.c"]],
  ["a.b.c == null ? var.d : local.e[0]", ["a.b.c", "var.d", "local.e[0]"]],
  ["tolist(a.b) + tolist(c.d)", ["a.b", "c.d"]],
  ["a.b[*].c", ["a.b"]],
  ["foo", []],
  ['"p-${a.b.c}"', ["a.b.c"]],
  ['"p-$${a.b.c}" == "\\"" ? 1 : 2', []],
  ['{ for k, v in a.b : k => "${v}" }', ["a.b"]],
])("%s is an expression that mentions %j", (source, mentions) => {
  const value = expressionValue(source);
  expect(isUnknown(value) && value.parts).toEqual([
    { reference: "", mentions, expression: source },
  ]);
  expect(mentionsIn(source)).toEqual(mentions);
});

test.each<[string, unknown]>([
  ['"a"', "a"],
  ["true", true],
  ["null", null],
  ["2.5", 2.5],
  ['toset(["a","b"])', ["a", "b"]],
  ['{"a":{"b":[null]}}', { a: { b: [null] } }],
  ['{"__proto__":1}', JSON.parse('{"__proto__":1}')],
])("%s is literal", (source, value) => {
  expect(expressionValue(source)).toEqual(value);
});

test.each(["01", '["${a.b}"]', "[1", "[".repeat(300) + "]".repeat(300)])(
  "%s is not literal",
  (source) => {
    expect(isUnknown(expressionValue(source))).toBe(true);
  },
);

test("an expression is shown as written unless it hides something", () => {
  expect(shownExpression("upper(var.x)")).toBe("upper(var.x)");
  expect(shownExpression('upper(sensitive ("x"))')).toBe("sensitive(…)");
});
