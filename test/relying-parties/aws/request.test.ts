import { describe, expect, test } from "@jest/globals";
import type { Token } from "../../../lib/core";
import { claimValue, keyValue, requestOf } from "../../../lib/relying-parties/aws/request";

describe("claimValue", () => {
  test.each([
    ["main", { kind: "text", text: "main" }],
    ["", { kind: "text", text: "" }],
    [7, { kind: "text", text: "7" }],
    [["aws"], { kind: "text", text: "aws" }],
    [null, { kind: "absent", because: "absent" }],
    [undefined, { kind: "absent", because: "absent" }],
    [["a", "b"], { kind: "undecided", shown: '["a","b"]' }],
    [[], { kind: "undecided", shown: "[]" }],
    [[1], { kind: "undecided", shown: "[1]" }],
    [true, { kind: "undecided", shown: "true" }],
    [{ a: 1 }, { kind: "undecided", shown: '{"a":1}' }],
    [10n, { kind: "undecided", shown: "bigint" }],
    [() => 1, { kind: "undecided", shown: "function" }],
  ])("%p", (value, expected) => {
    expect(claimValue({ x: value }, "x")).toEqual(expected);
  });

  test("inherits nothing", () => {
    expect(claimValue(Object.create({ iss: "x" }) as Token, "iss")).toEqual({
      kind: "absent",
      because: "absent",
    });
    expect(claimValue({}, "constructor")).toEqual({ kind: "absent", because: "absent" });
  });
});

describe("keyValue", () => {
  const token = {
    iss: "https://gitlab.com",
    sub: "s",
    project_id: "20",
    environment: "production",
  };
  const request = requestOf(token);

  test("has what AWS knows of the issuer", () => {
    expect(keyValue(request, "gitlab.com", "project_id")).toEqual({ kind: "text", text: "20" });
    expect(keyValue(request, "gitlab.com", "user_login")).toEqual({
      kind: "absent",
      because: "absent",
    });
  });

  test.each([
    ["gitlab.com", "environment"],
    ["gitlab.com", "iss"],
    ["gitlab.example.com", "sub"],
    ["", "sub"],
  ])("lacks %s:%s", (prefix, claim) => {
    expect(keyValue(request, prefix, claim)).toEqual({ kind: "absent", because: "not-a-key" });
  });

  test("another issuer has sub and aud", () => {
    const other = requestOf({ ...token, iss: "https://Example.com/GitLab" });
    expect(other.prefix).toBe("example.com/gitlab");
    expect(keyValue(other, "example.com/gitlab", "sub")).toEqual({ kind: "text", text: "s" });
    expect(keyValue(other, "example.com/gitlab", "project_id")).toEqual({
      kind: "absent",
      because: "not-a-key",
    });
  });

  test("a token without issuer has no keys to match", () => {
    expect(requestOf({ iss: 1n, aud: "x" })).toMatchObject({
      iss: "",
      prefix: "",
      audience: { kind: "text" },
    });
  });
});
