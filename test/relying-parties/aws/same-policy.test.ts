import { expect, test } from "@jest/globals";
import { samePolicy } from "../../../lib/relying-parties/aws/same-policy";
import { UNKNOWN, type Value } from "../../../lib/terraform";
import { policy, statement } from "../../support/aws";

test.each<[Value, Value]>([
  [policy(statement()), { Statement: statement(), Version: "2012-10-17" }],
  [{ a: ["x", "y"] }, { a: ["y", "x"] }],
  [{ a: true, b: null }, { a: "true" }],
  [{ a: 1 }, { a: "1" }],
  [UNKNOWN, UNKNOWN],
])("%j says the same as %j", (a, b) => {
  expect(samePolicy(a, b)).toBe(true);
});

test.each<[Value, Value]>([
  [policy(statement()), policy(statement({ Effect: "Deny" }))],
  [{ a: ["x", "y"] }, { a: "x,y" }],
  [{ a: "x" }, { b: "x" }],
  [{ a: "x" }, { a: UNKNOWN }],
  [{ a: "null" }, { a: [null] }],
])("%j differs from %j", (a, b) => {
  expect(samePolicy(a, b)).toBe(false);
});
