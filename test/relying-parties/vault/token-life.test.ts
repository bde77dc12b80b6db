import { describe, expect, test } from "@jest/globals";
import { ROLE_TYPE, roleTokens, tokenLife } from "../../../lib/relying-parties/vault";
import { resourceOf } from "../../support/vault";

const role = (attributes: object) => resourceOf(ROLE_TYPE, { role_name: "deploy", ...attributes });

test.each([
  [{}, { kind: "service" }],
  [
    { token_type: "batch", token_ttl: 600 },
    { kind: "batch", ttl: 600 },
  ],
  [{ token_type: "default-batch" }, { kind: "batch" }],
  [{ token_type: "default" }, { kind: "service" }],
  [
    { token_ttl: "600", token_max_ttl: 900 },
    { ttl: 600, maxTtl: 900 },
  ],
  [
    { token_ttl: 0, token_period: 60 },
    { ttl: undefined, period: 60 },
  ],
  [{ token_explicit_max_ttl: 60 }, { explicitMaxTtl: 60 }],
  [{ token_ttl: "${var.x}" }, { ttl: undefined, unknown: ["token_ttl"] }],
])("the tokens of %j", (attributes, expected) => {
  expect(roleTokens(role(attributes))).toMatchObject(expected);
});

describe("how long they can live", () => {
  const SKEW = "and 60 s in which Vault takes a token past its end";
  test.each([
    [
      { token_type: "batch", token_ttl: 600, token_max_ttl: 900 },
      660,
      `for a batch token of the role (token_ttl) ${SKEW}`,
    ],
    [
      { token_type: "batch", token_ttl: 600 },
      660,
      `for a batch token of the role (token_ttl) ${SKEW}`,
    ],
    [
      { token_type: "batch", token_ttl: 900, token_max_ttl: 600 },
      660,
      `for a batch token of the role (token_ttl) ${SKEW}`,
    ],
    [
      { token_type: "batch", token_max_ttl: 900 },
      960,
      `for a batch token of the role (token_max_ttl) ${SKEW}`,
    ],
    [
      { token_ttl: 600, token_max_ttl: 900 },
      960,
      `for a service token of the role (token_max_ttl) ${SKEW}`,
    ],
    [
      { token_max_ttl: 900, token_explicit_max_ttl: 120 },
      180,
      `for a service token of the role (token_explicit_max_ttl) ${SKEW}`,
    ],
    [
      { token_period: 60, token_explicit_max_ttl: 120 },
      180,
      `for a service token of the role (token_explicit_max_ttl) ${SKEW}`,
    ],
    [
      { token_period: 60, token_max_ttl: 900 },
      undefined,
      "a periodic token is renewed without end",
    ],
    [
      { token_ttl: 600 },
      2_764_860,
      `for a service token of the role (no limit of its own; Vault's is 32 days where the server has no other) ${SKEW}`,
    ],
    [
      { token_max_ttl: 900, clock_skew_leeway: -1 },
      900,
      "for a service token of the role (token_max_ttl) and 0 s in which Vault takes a token past its end",
    ],
    [
      { token_max_ttl: 900, clock_skew_leeway: 120 },
      1020,
      "for a service token of the role (token_max_ttl) and 120 s in which Vault takes a token past its end",
    ],
    [
      { token_max_ttl: "${var.x}", token_ttl: "${var.x}" },
      undefined,
      "token_ttl, token_max_ttl of the role is not known before apply",
    ],
  ])("%j", (attributes, seconds, because) => {
    expect(tokenLife(role(attributes))).toEqual({ seconds, because });
  });
});
