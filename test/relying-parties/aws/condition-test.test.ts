import { describe, expect, test } from "@jest/globals";
import {
  conditionTest,
  keyOf,
  presence,
  whenAbsent,
} from "../../../lib/relying-parties/aws/condition-test";
import { conditionsOf } from "../../../lib/relying-parties/aws/conditions";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { operatorUse } from "../../../lib/relying-parties/aws/operators";
import { requestOf } from "../../../lib/relying-parties/aws/request";
import { HOLE, literal, textOf } from "../../../lib/relying-parties/text";
import { decodeTemplate } from "../../../lib/terraform";

describe("keyOf", () => {
  test.each([
    ["gitlab.com:sub", { kind: "claim", prefix: "gitlab.com", claim: "sub" }],
    ["GitLab.com/x:SUB", { kind: "claim", prefix: "gitlab.com/x", claim: "sub" }],
    ["example.com:8443:aud", { kind: "claim", prefix: "example.com:8443", claim: "aud" }],
    ["sub", { kind: "claim", prefix: "", claim: "sub" }],
    ["aws:SourceIp", { kind: "global" }],
    ["AWS:RequestTag/a:b", { kind: "global" }],
    ["sts:ExternalId", { kind: "global" }],
    ["STS:roleSessionName", { kind: "session" }],
    ["awsx:sub", { kind: "claim", prefix: "awsx", claim: "sub" }],
  ])("%s", (key, expected) => {
    expect(keyOf(literal(key))).toEqual(expected);
  });

  test("a key that is filled in later", () => {
    expect(keyOf(textOf(decodeTemplate("${local.x}:SUB"), false) ?? HOLE)).toEqual({
      kind: "late",
      claim: "sub",
    });
    expect(keyOf(HOLE)).toEqual({ kind: "unknown" });
  });
});

test.each([
  ["StringEquals", false],
  ["StringNotEquals", true],
  ["StringEqualsIfExists", true],
  ["ForAllValues:StringEquals", true],
  ["ForAllValues:StringNotEquals", true],
  ["ForAnyValue:StringEquals", false],
  ["ForAnyValue:StringNotEquals", false],
  ["ForAnyValue:StringNotEqualsIfExists", true],
  ["Bool", false],
  ["ArnNotEquals", true],
])("%s on a missing key", (operator, expected) => {
  const use = operatorUse(operator);
  expect(use && whenAbsent(use)).toBe(expected);
});

test.each([
  [["true"], true, false],
  [["False"], false, true],
  [["true", "false"], true, true],
  [[], false, false],
  [["maybe"], null, null],
])("presence %j", (values, absent, present) => {
  const texts = values.map(literal);
  expect(presence(texts, "true")).toBe(absent);
  expect(presence(texts, "false")).toBe(present);
});

describe("conditionTest", () => {
  const request = requestOf({ iss: "https://gitlab.com", sub: "a" });
  const decide = (
    key: string,
    operator = "StringEquals",
    effect: "Allow" | "Deny" = "Allow",
    value = "a",
  ) => {
    const [condition] = conditionsOf({ [operator]: { [key]: value } }, true, "C", new Notes(), []);
    return condition && conditionTest(condition, effect)(request);
  };

  test.each([
    ["gitlab.com:sub", "StringEquals", true],
    ["gitlab.com:sub", "StringNotEquals", false],
    ["gitlab.com:sub", "StringMatches", null],
    ["aws:SourceIp", "StringEquals", null],
    ["${x.y}", "StringEquals", null],
    ["${x.y}:sub", "StringEquals", null],
    ["${x.y}:sub", "StringEqualsIfExists", true],
    ["${x.y}:sub", "StringNotEquals", null],
    ["${x.y}:environment", "StringEquals", false],
    ["sts:RoleSessionName", "StringEquals", true],
  ])("%s %s", (key, operator, expected) => {
    expect(decide(key, operator)).toBe(expected);
  });

  test("a session name escapes a Deny", () => {
    expect(decide("sts:RoleSessionName", "StringEquals", "Deny")).toBe(false);
    expect(decide("sts:RoleSessionName", "Null", "Deny", "false")).toBe(true);
    expect(decide("sts:RoleSessionName", "Null", "Deny", "true")).toBe(false);
  });
});
