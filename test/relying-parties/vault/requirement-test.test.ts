import { describe, expect, test } from "@jest/globals";
import { literal } from "../../../lib/relying-parties/text";
import { claimKey } from "../../../lib/relying-parties/vault/claim-key";
import type { Requirement } from "../../../lib/relying-parties/vault/requirement";
import { misshapen, requirementTest } from "../../../lib/relying-parties/vault/requirement-test";

const check = (requirement: Requirement, token: object) =>
  requirementTest(requirement)(token as Readonly<Record<string, unknown>>);
const values = (name: string, ...wanted: readonly string[]): Requirement => ({
  kind: "values",
  key: claimKey(name),
  wanted: wanted.map(literal),
  comparison: "exact",
});
const globs = (name: string, ...wanted: readonly string[]): Requirement => ({
  kind: "values",
  key: claimKey(name),
  wanted: wanted.map(literal),
  comparison: "glob",
});

// Every row was measured on vault-plugin-auth-jwt (test/conformance).
describe("a bound claim", () => {
  test.each([
    ["the text", values("x", "5"), { x: "5" }, true],
    ["another text", values("x", "5"), { x: "6" }, false],
    ["one of several", values("x", "5", "6"), { x: "6" }, true],
    ["none of none", values("x"), { x: "6" }, false],
    ["a number", values("x", "5"), { x: 5 }, false],
    ["a flag", values("x", "true"), { x: true }, false],
    ["an object", values("x", "a"), { x: { a: 1 } }, false],
    ["absent", values("x", "a"), {}, false],
    ["null", values("x", "a"), { x: null }, false],
    ["absent, for any text", globs("x", "*"), {}, false],
    ["empty, for any text", globs("x", "*"), { x: "" }, true],
    ["empty, for the empty text", values("x", ""), { x: "" }, true],
    ["a list with the text", values("x", "a"), { x: ["b", "a"] }, true],
    ["a list without it", values("x", "a"), { x: ["b"] }, false],
    ["an empty list", globs("x", "*"), { x: [] }, false],
    ["a list of numbers", values("x", "5"), { x: [5] }, false],
    ["a list that a pattern fits", globs("x", "a*"), { x: ["b", "ab"] }, true],
    ["a text with a comma", values("x", "a"), { x: "a,b" }, false],
    ["a star under exact", values("x", "a*"), { x: "ab" }, false],
    ["deep inside", values("/x/y", "a"), { x: { y: "a" } }, true],
    ["by a pointer", values("/x", "a"), { x: "a" }, true],
    ["by a dot", values("x.y", "a"), { x: { y: "a" } }, false],
  ])("%s", (_, requirement, token, expected) => {
    expect(check(requirement, token)).toBe(expected);
  });
});

describe("the audience", () => {
  const wanted: Requirement = { kind: "audience", wanted: [literal("me"), literal("us")] };
  test.each([
    [{ aud: "me" }, true, false],
    [{ aud: "us" }, true, false],
    [{ aud: ["x", "me"] }, true, false],
    [{ aud: "Me" }, false, false],
    [{ aud: "x,me" }, false, false],
    [{ aud: ["x,me"] }, false, false],
    [{ aud: "" }, false, true],
    [{ aud: [] }, false, true],
    [{}, false, true],
  ])("%p", (token, bound, unbound) => {
    expect(check(wanted, token)).toBe(bound);
    expect(check({ kind: "no-audience" }, token)).toBe(unbound);
  });

  test("a star is a star", () => {
    expect(check({ kind: "audience", wanted: [literal("*")] }, { aud: "me" })).toBe(false);
  });
});

describe("the rest", () => {
  const key = claimKey("x");
  test.each([
    [{ kind: "issuer", wanted: literal("https://a") }, { iss: "https://a" }, true],
    [{ kind: "issuer", wanted: literal("https://a") }, { iss: "https://a/" }, false],
    [{ kind: "issuer", wanted: literal("https://a") }, {}, false],
    [{ kind: "text", key }, { x: "" }, true],
    [{ kind: "text", key }, { x: 1 }, false],
    [{ kind: "text", key }, { x: ["a"] }, false],
    [{ kind: "text", key }, {}, false],
    [{ kind: "texts", key }, { x: "a" }, true],
    [{ kind: "texts", key }, { x: ["a", ""] }, true],
    [{ kind: "texts", key }, { x: [] }, true],
    [{ kind: "texts", key }, { x: ["a", 1] }, false],
    [{ kind: "texts", key }, { x: 1 }, false],
    [{ kind: "texts", key }, {}, false],
    [{ kind: "text-or-absent", key }, {}, true],
    [{ kind: "text-or-absent", key }, { x: null }, true],
    [{ kind: "text-or-absent", key }, { x: "a" }, true],
    [{ kind: "text-or-absent", key }, { x: ["a"] }, false],
    [{ kind: "never", expected: "", received: "" }, {}, false],
    [{ kind: "open", gap: { code: "not-understood", message: "" } }, {}, null],
  ] as const)("%j of %j", (requirement, token, expected) => {
    expect(check(requirement, token)).toBe(expected);
  });
});

test.each([
  [{ iss: "a", sub: "b", jti: "c", aud: "d" }, undefined],
  [{ aud: ["a", "b"] }, undefined],
  [{}, undefined],
  [{ iss: null, sub: null, jti: null }, undefined],
  [{ iss: 1 }, "iss"],
  [{ sub: ["a"] }, "sub"],
  [{ jti: 1 }, "jti"],
  [{ aud: 1 }, "aud"],
  [{ aud: null }, "aud"],
  [{ aud: ["a", 1] }, "aud"],
])("whether Vault can read %j", (token, expected) => {
  expect(misshapen(token)).toBe(expected);
});
