import { describe, expect, test } from "@jest/globals";
import { conditionsOf } from "../../../lib/relying-parties/aws/conditions";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import {
  conditionReasons,
  denialReasons,
  received,
} from "../../../lib/relying-parties/aws/reasons";
import { requestOf } from "../../../lib/relying-parties/aws/request";
import type { Verdict } from "../../../lib/relying-parties/text";
import type { Value } from "../../../lib/terraform";

const request = requestOf({ iss: "https://gitlab.com", sub: "s", aud: "aws", user_login: "dev" });

function conditionOf(operator: string, key: string, value: Value) {
  const [condition] = conditionsOf({ [operator]: { [key]: value } }, true, "C", new Notes(), []);
  if (condition === undefined) throw new Error("no condition");
  return condition;
}

describe("conditionReasons", () => {
  test.each<[string, string, Value, Verdict, readonly string[]]>([
    ["StringEquals", "gitlab.com:aud", "x", false, ["mismatch", "aud", '"x"', '"aws"']],
    [
      "StringLike",
      "gitlab.com:user_email",
      "*@x",
      false,
      ["absent", "user_email", '"*@x"', "nothing"],
    ],
    ["StringEquals", "gitlab.com:ref", "main", false, ["not-a-key", "ref", '"main"', "nothing"]],
    [
      "StringEquals",
      "gitlab.com:user_login",
      "${x}",
      null,
      ["not-understood", "user_login", '"${x}"', '"dev"'],
    ],
    ["StringEquals", "${local.h}:aud", "x", null, ["unknown-value", "aud", '"x"', '"aws"']],
    ["Bool", "${local.h}:aud", "x", null, ["not-understood", "aud", 'Bool "x"', '"aws"']],
    [
      "StringEquals",
      "aws:SourceVpc",
      "vpc",
      null,
      ["not-understood", "", 'aws:SourceVpc "vpc"', ""],
    ],
    [
      "StringEquals",
      "sts:RoleSessionName",
      [],
      false,
      ["mismatch", "", "sts:RoleSessionName a value of an empty list", ""],
    ],
  ])("%s %s %j", (operator, key, value, verdict, expected) => {
    const reasons = conditionReasons(conditionOf(operator, key, value), verdict, request);
    expect(reasons.map((r) => [r.code, r.claim, r.expected, r.received])).toEqual([expected]);
  });
});

describe("denialReasons", () => {
  test("each condition, with what would escape it", () => {
    const conditions = [
      conditionOf("StringNotEquals", "gitlab.com:user_login", ["ops", "root"]),
      conditionOf("StringLike", "gitlab.com:sub", "s*"),
      conditionOf("Null", "gitlab.com:user_email", "true"),
      conditionOf("Null", "gitlab.com:aud", "false"),
      conditionOf("IpAddress", "aws:SourceIp", "10.0.0.0/8"),
    ];
    expect(
      denialReasons(conditions, request).map((r) => [r.code, r.claim, r.expected, r.received]),
    ).toEqual([
      ["denied", "user_login", '"ops" or "root"', '"dev"'],
      ["denied", "sub", 'anything but "s*"', '"s"'],
      ["denied", "user_email", "any value", "nothing"],
      ["denied", "aud", "nothing", '"aws"'],
      ["denied", "", 'not IpAddress "10.0.0.0/8"', ""],
    ]);
  });

  test("a Deny without conditions", () => {
    expect(denialReasons([], request)).toEqual([
      {
        code: "denied",
        claim: "",
        expected: "no Deny statement",
        received: "one that denies every token",
      },
    ]);
  });
});

test("received", () => {
  expect(received({ kind: "text", text: "a" })).toBe('"a"');
  expect(received({ kind: "absent", because: "not-a-key" })).toBe("nothing");
  expect(received({ kind: "undecided", shown: "[1]" })).toBe("[1]");
});
