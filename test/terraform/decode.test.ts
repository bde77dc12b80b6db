import { expect, test } from "@jest/globals";
import { decodeConfiguration, decodeLiteral } from "../../lib/terraform/decode";
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
