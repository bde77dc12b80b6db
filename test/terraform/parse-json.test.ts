import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { InputError } from "../../lib/core/errors";
import { parseJson } from "../../lib/terraform";
import { expectError, thrownBy } from "./fixture";

describe("parseJson", () => {
  test.each<[string, unknown]>([
    ['{"a":1,"b":{"a":2}}', { a: 1, b: { a: 2 } }],
    ['[{"a":1},{"a":1}]', [{ a: 1 }, { a: 1 }]],
    ['{"a":"\\"a\\":1,\\\\","b":":{}[]"}', { a: '"a":1,\\', b: ":{}[]" }],
    ["\uFEFF{}", {}],
    ["1", 1],
  ])("%s is read", (text, value) => {
    expect(parseJson(text, "f.json")).toEqual(value);
  });

  test.each([
    [
      '{"a":1,"a":1}',
      'the key "a" is given twice; fix: keep one: which of the two counts depends on who reads it; at f.json:1:8',
    ],
    [
      '{"a":1,\n "\\u0061":2}',
      'the key "a" is given twice; fix: keep one: which of the two counts depends on who reads it; at f.json:2:2',
    ],
    [
      '[{"x":{"k":1,\r\n"b":[],\r\n"k":1}}]',
      'the key "k" is given twice; fix: keep one: which of the two counts depends on who reads it; at f.json:3:1',
    ],
    [
      '{"__proto__":1,"__proto__":2}',
      'the key "__proto__" is given twice; fix: keep one: which of the two counts depends on who reads it; at f.json:1:16',
    ],
  ])("%s is refused for its duplicate key", (text, message) => {
    expectError(() => parseJson(text, "f.json"), "ERR_INPUT_JSON", message);
  });

  test("duplicate keys are allowed on demand; the last one counts", () => {
    expect(parseJson('{"a":1,"a":2}', "f", { duplicateKeys: "allow" })).toEqual({ a: 2 });
  });

  test.each([
    ["", "not valid JSON: it ends too early; at f:1:1"],
    ['{"a":', "not valid JSON: it ends too early; at f:1:6"],
    ['{"a":[1,2', "not valid JSON: it ends too early; at f:1:10"],
    ['{"a":"b', "not valid JSON: it ends too early; at f:1:6"],
    ['{"a":1,}', "not valid JSON: it ends too early; at f:1:8"],
    ['{"a" 1}\n', "not valid JSON: colon expected; at f:1:6"],
    ['{\n  "a": 1 "b": 2\n}', "not valid JSON: comma expected; at f:2:10"],
    ["{} x\n", "not valid JSON: invalid symbol; at f:1:4"],
    ["// no\n{}", "not valid JSON: invalid comment token; at f:1:1"],
    ["'a'\n", "not valid JSON: invalid symbol; at f:1:1"],
    ['"\\x" ', "not valid JSON: invalid escape character; at f:1:1"],
    ["[01] ", "not valid JSON: comma expected; at f:1:3"],
  ])("%j is refused", (text, message) => {
    expectError(() => parseJson(text, "f"), "ERR_INPUT_JSON", message);
  });

  test("200 levels are read, 201 are refused, and a million do no harm", () => {
    const nested = (n: number): string => "[".repeat(n) + "]".repeat(n);
    expect(thrownBy(() => parseJson(nested(200), "f"))).toBeUndefined();
    const message = "JSON is nested deeper than 200 levels; at f:1:201";
    expectError(() => parseJson(nested(201), "f"), "ERR_INPUT_JSON", message);
    expectError(() => parseJson("[".repeat(1_000_000), "f"), "ERR_INPUT_JSON", message);
    expectError(
      () => parseJson(nested(201), "f", { duplicateKeys: "allow" }),
      "ERR_INPUT_JSON",
      message,
    );
  });

  test("keys named like members of the prototype are ordinary own keys", () => {
    const value = parseJson('{"__proto__":{"x":1},"constructor":2,"hasOwnProperty":3}', "f");
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect((value as { x?: number }).x).toBeUndefined();
  });

  test("law: what JSON.stringify writes is read back", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text, "f", { duplicateKeys: "allow" })).toEqual(JSON.parse(text));
      }),
    );
  });

  test("law: an object with a doubled member is refused, the same without is read", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const members = Object.entries(object).map(
          ([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`,
        );
        expect(thrownBy(() => parseJson(`{${members.join()}}`, "f"))).toBeUndefined();
        expect(
          thrownBy(() => parseJson(`{${[...members, members[0]].join()}}`, "f")),
        ).toBeInstanceOf(InputError);
      }),
    );
  });
});
