import { describe, expect, test } from "@jest/globals";
import { contains, GITLAB_DOT_COM, jobToken } from "../../../lib/core";
import { conditionsOf } from "../../../lib/relying-parties/aws/conditions";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { readCondition } from "../../../lib/relying-parties/aws/read-condition";
import { requestOf } from "../../../lib/relying-parties/aws/request";
import type { Value } from "../../../lib/terraform";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const request = requestOf({ iss: GITLAB_DOT_COM.url });
const dev = jobToken({ user_login: "dev" });
const ops = jobToken({ user_login: "ops" });
const nobody = jobToken({ user_login: null });

/** Which of dev, ops and a token without user the condition lets in: at most, and for certain. */
function read(operator: string, key: string, value: Value, effect: "Allow" | "Deny" = "Allow") {
  const [condition] = conditionsOf({ [operator]: { [key]: value } }, true, "C", new Notes(), []);
  if (condition === undefined) throw new Error("no condition");
  const { upper, lower, notUnderstood } = readCondition(condition, effect, request, declared);
  const who = (trust: typeof upper) =>
    [dev, ops, nobody].map((t) => (contains(trust, t) ? "y" : "n")).join("");
  return [who(upper), who(lower), notUnderstood.map((n) => n.message).join()];
}

const LOGIN = "gitlab.com:user_login";

describe("readCondition", () => {
  test.each<[string, string, Value, string]>([
    ["StringEquals", LOGIN, "dev", "ynn"],
    ["StringEqualsIgnoreCase", LOGIN, "DEV", "ynn"],
    ["StringLike", LOGIN, ["d*", "x"], "ynn"],
    ["StringNotEquals", LOGIN, "dev", "nyy"],
    ["StringNotLike", LOGIN, "d*", "nyy"],
    ["StringEqualsIfExists", LOGIN, "dev", "yny"],
    ["ForAllValues:StringEquals", LOGIN, "dev", "yny"],
    ["ForAnyValue:StringEquals", LOGIN, "dev", "ynn"],
    ["ForAnyValue:StringNotEquals", LOGIN, "dev", "nyn"],
    ["Null", LOGIN, "true", "nny"],
    ["Null", LOGIN, "false", "yyn"],
    ["Null", LOGIN, ["true", "false"], "yyy"],
    ["Null", LOGIN, [], "nnn"],
    ["StringEquals", "gitlab.com:environment", "production", "nnn"],
    ["StringNotEquals", "gitlab.com:environment", "production", "yyy"],
    ["Null", "gitlab.com:environment", "true", "yyy"],
    ["Null", "gitlab.com:environment", "false", "nnn"],
    ["StringEquals", "gitlab.example.com:sub", "x", "nnn"],
    ["Bool", "gitlab.example.com:sub", "true", "nnn"],
    ["StringLike", "sts:RoleSessionName", "x", "yyy"],
    ["StringEquals", "sts:RoleSessionName", [], "nnn"],
    ["Null", "sts:RoleSessionName", "true", "nnn"],
    ["StringLike", "gitlab.com:sub", "project_path:*", "yyy"],
    ["StringLike", "gitlab.com:sub", "repo:*", "nnn"],
  ])("%s %s %j", (operator, key, value, who) => {
    expect(read(operator, key, value)).toEqual([who, who, ""]);
  });

  test.each<[string, string, Value, string]>([
    ["StringMatches", LOGIN, "x", 'C.StringMatches["gitlab.com:user_login"] is no operator of AWS'],
    ["Bool", LOGIN, "true", 'C.Bool["gitlab.com:user_login"] compares a text with another type'],
    [
      "Null",
      LOGIN,
      "maybe",
      'C.Null["gitlab.com:user_login"] tests presence with neither "true" nor "false"',
    ],
    [
      "IpAddress",
      "aws:SourceIp",
      "10.0.0.0/8",
      'C.IpAddress["aws:SourceIp"] tests what no token tells',
    ],
    [
      "StringEquals",
      "${local.host}:sub",
      "x",
      'C.StringEquals["${local.host}:sub"] has a key that is not known before apply',
    ],
    [
      "StringEquals",
      "${local.key}",
      "x",
      'C.StringEquals["${local.key}"] has a key that is not known before apply',
    ],
    [
      "Null",
      "gitlab.com:environment",
      "maybe",
      'C.Null["gitlab.com:environment"] cannot be decided',
    ],
  ])(
    "what cannot be read lets all in at most, and none for certain: %s %s",
    (operator, key, value, message) => {
      expect(read(operator, key, value)).toEqual(["yyy", "nnn", message]);
    },
  );

  test("a policy variable", () => {
    expect(read("StringEquals", LOGIN, ["d${aws:x}", "ops"])).toEqual([
      "yyn",
      "nyn",
      'C.StringEquals["gitlab.com:user_login"] names "d${aws:x}", which AWS fills in on each request',
    ]);
    expect(read("StringNotEquals", LOGIN, ["d${aws:x}", "ops"])[0]).toBe("yny");
    expect(read("StringNotEquals", LOGIN, ["d${aws:x}", "ops"])[1]).toBe("nny");
  });

  test("a session name escapes a Deny", () => {
    expect(read("StringLike", "sts:RoleSessionName", "x", "Deny")[1]).toBe("nnn");
    expect(read("StringLike", "sts:RoleSessionName", "*", "Deny")[1]).toBe("yyy");
  });
});
