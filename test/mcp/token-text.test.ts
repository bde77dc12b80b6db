import { describe, expect, test } from "@jest/globals";
import { refuseTokens, withoutTokens } from "../../lib/mcp/token-text";
import { refusal } from "../review/refusal";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const JWT = `${part({ alg: "RS256", typ: "JWT" })}.${part({ sub: "project_path:shop/web" })}.c2ln`;
const SPACED = `${Buffer.from('{ "alg": "none" }').toString("base64url")}.${part({})}.`;

describe("refuseTokens", () => {
  test.each([
    ["as a value", { tokens: [{ id: "a", claims: JWT }] }],
    ["in words", { path: `token=${JWT}` }],
    ["as a name", { assume: { [JWT]: "1" } }],
    ["with spaces in its header", { reach: SPACED }],
    ["without signature", { reach: JWT.slice(0, JWT.lastIndexOf(".")) }],
    ["as the tool", [JWT, {}]],
  ])("refuses one %s and does not repeat it", (_, given) => {
    expect(refusal(() => refuseTokens(given))).toBe(
      'ERR_USAGE: an argument holds a JWT; allowed: claims as an object: {"id": "...", "claims": {...}}; fix: decode the payload where the token is, and treat the token as disclosed',
    );
  });

  test.each([
    ["claims", { tokens: [{ id: "a", claims: { sub: "project_path:shop/web", n: 1, x: null } }] }],
    ["addresses", { identity: "shop:aws_iam_role.web" }],
    ["hosts and versions", { assume: { "a.b": "https://e2e.eyJob.example.com/1.2.3" } }],
    ["one part of a token", { reach: JWT.slice(0, JWT.indexOf(".")) }],
    ["many points", { path: ".".repeat(100_000) }],
  ])("lets %s pass", (_, given) => {
    expect(() => refuseTokens(given)).not.toThrow();
  });
});

test("withoutTokens takes them out of every text", () => {
  expect(withoutTokens({ [JWT]: [`at ${JWT}`, 1, null, true, { a: "b" }] })).toEqual({
    "[a token]": ["at [a token]", 1, null, true, { a: "b" }],
  });
});
