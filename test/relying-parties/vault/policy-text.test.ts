import { expect, test } from "@jest/globals";
import { parsePolicyText } from "../../../lib/relying-parties/vault";
import { rule } from "../../../lib/relying-parties/vault/policy-text";

const A = { path: "a/*", capabilities: ["read", "list"] };

test.each([
  ['path "a/*" {\n  capabilities = ["read", "list"]\n}', [A]],
  ['path "a/*" { capabilities = [ "read",\n "list", ] }', [A]],
  ['# note\npath "a/*" { // more { \n capabilities = ["read", "list"] /* } */ }\n', [A]],
  ['path "a#b" { capabilities = ["read"] }', [{ path: "a#b", capabilities: ["read"] }]],
  [
    'path "a/*" {\n  capabilities = ["read", "list"]\n}\npath "b" {\n min_wrapping_ttl = "1s"\n capabilities=["deny"]\n}',
    [A, { path: "b", capabilities: ["deny"] }],
  ],
  ['path "a" { capabilities = [] }', [{ path: "a", capabilities: [] }]],
  ["", []],
  ["  \n# nothing\n", []],
  ['{"path": {"a/*": {"capabilities": ["read", "list"]}}}', [A]],
  ['{"path": {}}', []],
])("the policy %p", (text, expected) => {
  expect(parsePolicyText(text)).toEqual(expected);
});

test.each([
  ["words"],
  ['path "a" {}'],
  ['path "a" { policy = "write" }'],
  ['path "a" { allowed_parameters = { "x" = [] } capabilities = ["read"] }'],
  ['path "a" { capabilities = ["read"] } rest'],
  ['path "a" { denied_capabilities = ["read"] }'],
  ["{not json"],
  ['{"paths": {}}'],
  ['{"path": {"a": {}}}'],
  ['{"path": {"a": {"capabilities": ["read"]}, "a": {"capabilities": ["sudo"]}}}'],
])("%p is not understood", (text) => {
  expect(parsePolicyText(text)).toBeUndefined();
});

test("a stanza of parts", () => {
  expect(rule("a", { capabilities: ["read", null] })).toEqual({
    path: "a",
    capabilities: ["read"],
  });
  expect(rule("a", { capabilities: "read" })).toBeUndefined();
  expect(rule("a", undefined)).toBeUndefined();
});

test("a hostile text comes to an end, and is not understood", () => {
  expect(parsePolicyText(`path "a" {${"capabilities ".repeat(20_000)}`)).toBeUndefined();
  expect(parsePolicyText("/*".repeat(50_000))).toBeUndefined();
});

test("a text of many stanzas", () => {
  expect(parsePolicyText('path "a" { capabilities = ["x"] }\n'.repeat(2_000))).toEqual(
    Array(2_000).fill({ path: "a", capabilities: ["x"] }),
  );
});
