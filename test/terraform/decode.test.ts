import { expect, test } from "@jest/globals";
import { decodeConfiguration, decodeLiteral, isLiteralMap } from "../../lib/terraform/decode";
import { expectError, plain } from "./fixture";

const json = JSON.parse(
  '{"a":["${x.y.z}",1,null,true],"$${k}":"$${v}","${x.y.z}":"","__proto__":"p"}',
) as unknown;

test("texts of a configuration are templates, names of members too", () => {
  expect(JSON.stringify(plain(decodeConfiguration(json)))).toBe(
    '{"a":[{"unknown":"${x.y.z}"},1,null,true],"${k}":"${v}","${x.y.z}":"","__proto__":"p"}',
  );
});

test("texts of a plan or state are literal", () => {
  expect(JSON.stringify(decodeLiteral(json))).toBe(JSON.stringify(json));
});

test("what a program left undefined is not there; what no JSON holds is refused", () => {
  expect(decodeConfiguration({ a: undefined, b: 1 })).toEqual({ b: 1 });
  expectError(
    () => decodeConfiguration([() => 1]),
    "ERR_INPUT_SHAPE",
    "a value is not JSON; given: function",
  );
});

test.each<[string, unknown, boolean]>([
  ["an object of JSON", json, true],
  ["a list", [json], false],
  ["a text", "a", false],
  ["nothing", null, false],
  ["a member that a program left undefined", { a: [{ b: undefined }] }, false],
  ["a member that no JSON holds", { a: () => 1 }, false],
])("%s stands for itself or not", (_case, value, literal) => {
  expect(isLiteralMap(value)).toBe(literal);
});
