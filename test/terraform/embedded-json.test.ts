import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  decodeTemplate,
  embeddedJson,
  isUnknown,
  SENSITIVE,
  UNKNOWN,
  Unknown,
  type Value,
} from "../../lib/terraform";
import { plain } from "./fixture";

const where = "aws_iam_role.a assume_role_policy";
function read(template: string): unknown {
  const result = embeddedJson(decodeTemplate(template), where);
  return "value" in result ? plain(result.value) : result;
}

describe("embeddedJson", () => {
  test.each<[string, unknown]>([
    ['{"a":[1,"b"]}', { a: [1, "b"] }],
    ['{"a":"x-${r.s.id}-${r.s.id}"}', { a: { unknown: "x-${r.s.id}-${r.s.id}" } }],
    [
      '{"a":${r.s.id},"b":[${r.s.id}]}',
      { a: { unknown: "${r.s.id}" }, b: [{ unknown: "${r.s.id}" }] },
    ],
    ['{"${r.s.url}:sub":"x"}', { "${r.s.url}:sub": "x" }],
    ['{"a":"$${aws:username}/${r.s.id}"}', { a: { unknown: "${aws:username}/${r.s.id}" } }],
    ['{"a":"q\\"${r.s.id}\\\\"}', { a: { unknown: 'q"${r.s.id}\\' } }],
    [
      "${data.aws_iam_policy_document.trust.json}",
      { unknown: "${data.aws_iam_policy_document.trust.json}" },
    ],
    ['{"a":"\uE000${r.s.id}\\ue001"}', { a: { unknown: "\uE000${r.s.id}\uE001" } }],
    ['{"__proto__":"${r.s.id}"}', JSON.parse('{"__proto__":{"unknown":"${r.s.id}"}}')],
  ])("%s is read", (template, value) => {
    expect(read(template)).toEqual(value);
  });

  const twice =
    "is given twice; fix: keep one: which of the two counts depends on who reads it; at aws_iam_role.a assume_role_policy";
  test.each([
    ['{"a":1,"a":2}', `the key "a" ${twice}:1:8`],
    ['{"${r.s.url}:sub":1,"${r.s.url}:sub":2}', `the key "\${r.s.url}:sub" ${twice}:1:21`],
    ['{"a":', `not valid JSON: it ends too early; at ${where}:1:6`],
    ['{"a":"${r.s.id}', `not valid JSON: it ends too early; at ${where}:1:6`],
    ['{"a":"\\${r.s.id}"}', `not valid JSON: invalid escape character; at ${where}:1:6`],
    ["1${r.s.id}\n", `not valid JSON: end of file expected; at ${where}:1:2`],
    ["${r.s.id}${r.s.id}", `${where} is not known before apply`],
  ])("%s is a problem", (template, problem) => {
    expect(read(template)).toEqual({ problem });
  });

  test.each<[string, Value]>([
    ["null", null],
    ["a number", 1],
    ["a map", { a: "{}" }],
    ["a list", ["{}"]],
  ])("%s is no JSON text", (_name, value) => {
    expect(embeddedJson(value, where)).toEqual({ problem: `${where} is no JSON text` });
  });

  test("an unknown or sensitive whole stays what it is", () => {
    expect(embeddedJson(UNKNOWN, where)).toEqual({ value: UNKNOWN });
    expect(embeddedJson(SENSITIVE, where)).toEqual({ value: SENSITIVE });
  });

  test("text with every private-use character in it cannot be marked", () => {
    const all = Array.from({ length: 6400 }, (_, i) => String.fromCharCode(0xe000 + i)).join("");
    expect(embeddedJson(new Unknown([`["${all}`, { reference: "a.b.c" }, '"]']), where)).toEqual({
      problem: `${where} holds too many private-use characters`,
    });
  });

  test("law: references put anywhere into strings come out in the same place", () => {
    const parts = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom("\uE000", "\\", '"', "0;").map((s) => s),
        fc.constant(null),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const expected = list.map((p) => p ?? "${r.s.id}").join("");
        const value = new Unknown(["[", ...quote(list), "]"]);
        const result = embeddedJson(value, where);
        expect("value" in result && [result.value].flat().map(String)).toEqual([expected]);
      }),
    );
  });
});

/** The parts of a JSON string; null stands for a reference. */
function quote(list: readonly (string | null)[]): Unknown["parts"] {
  return [
    '"',
    ...list.map((p) => (p === null ? { reference: "r.s.id" } : JSON.stringify(p).slice(1, -1))),
    '"',
  ];
}

test("isUnknown values inside are of the class", () => {
  const result = embeddedJson(decodeTemplate('["${a.b.c}"]'), where);
  expect(
    "value" in result && Array.isArray(result.value) && isUnknown((result.value as Value[])[0]),
  ).toBe(true);
});
