import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  CannotExpressError,
  type ClaimName,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Language,
  NONE,
  opaque,
  or,
  restrict,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { printExpression } from "../../../lib/relying-parties/cel";
import { conditionOf } from "../../../lib/relying-parties/kubernetes/compile-condition";

const options = { issuer: GITLAB_DOT_COM, audience: "k8s", where: "shop/Deployer" };
const own = trustOf({ iss: exact("https://gitlab.com"), aud: exact("k8s") });
const of = (trust: Trust): string => printExpression(conditionOf(trust, options), "claims");
const having = (claim: ClaimName, values: Language, absent = false): string =>
  of(restrict(own, claim, values, absent));

describe("a condition on one claim", () => {
  test.each<[string, string, string]>([
    ["one value", having("ref", exact("main")), "has(claims.ref) && claims.ref == 'main'"],
    [
      "several values",
      having("ref", exact("a", "b")),
      "has(claims.ref) && claims.ref in ['a', 'b']",
    ],
    [
      "a pattern",
      having("ref", glob("release/*")),
      "has(claims.ref) && claims.ref.startsWith('release/')",
    ],
    [
      "an optional claim",
      having("user_login", exact("dev")),
      "has(claims.user_login) && claims.user_login == 'dev'",
    ],
    [
      "a pattern of an optional claim",
      having("user_login", glob("bot-*")),
      "has(claims.user_login) && claims.user_login != null && claims.user_login.startsWith('bot-')",
    ],
    [
      "presence",
      having("environment", ANY),
      "has(claims.environment) && claims.environment != null",
    ],
    [
      "absence",
      having("environment", NONE, true),
      "!has(claims.environment) || claims.environment == null",
    ],
    [
      "a value or absence",
      having("environment", exact("x"), true),
      "!has(claims.environment) || claims.environment == null || claims.environment == 'x'",
    ],
    [
      "an id that is not known yet",
      having("project_id", exact(opaque("${gitlab_project.web.id}"))),
      "has(claims.project_id) && claims.project_id == '${gitlab_project.web.id}'",
    ],
    ["a number", having("runner_id", exact("5")), "has(claims.runner_id) && claims.runner_id == 5"],
    [
      "a list",
      having("groups_direct", exact("shop")),
      "has(claims.groups_direct) && claims.groups_direct != null && 'shop' in claims.groups_direct",
    ],
  ])("%s", (_name, text, expected) => {
    expect(text).toBe(expected);
  });
});

test("grants are alternatives, each once", () => {
  const a = restrict(own, "ref", exact("a"));
  const b = restrict(own, "ref_type", exact("tag"));
  const twice: Trust = { grants: [...a.grants, ...b.grants, ...a.grants] };
  expect(of(twice)).toBe(
    "has(claims.ref) && claims.ref == 'a' || has(claims.ref_type) && claims.ref_type == 'tag'",
  );
  expect(of(or(own))).toBe("true");
});

test.each<[string, () => string, string, string]>([
  ["no token", () => of({ grants: [] }), "sub", "no token satisfies the trust"],
  [
    "another issuer",
    () => of(trustOf({ iss: exact("https://x.example"), aud: exact("k8s") })),
    "iss",
    "an authenticator accepts the tokens of one issuer",
  ],
  [
    "any issuer",
    () => of(trustOf({ aud: exact("k8s") })),
    "iss",
    "an authenticator accepts the tokens of one issuer",
  ],
  [
    "another audience",
    () => of(trustOf({ iss: exact("https://gitlab.com"), aud: exact("x") })),
    "aud",
    "an authenticator has one audience for all its identities",
  ],
  [
    "any audience",
    () => of(trustOf({ iss: exact("https://gitlab.com") })),
    "aud",
    "an authenticator has one audience for all its identities",
  ],
  [
    "a pattern of a list",
    () => having("groups_direct", glob("shop/*")),
    "groups_direct",
    "the API server cannot compare groups_direct with shop/*",
  ],
  [
    "a pattern of a number",
    () => having("runner_id", glob("5*")),
    "runner_id",
    "the API server cannot compare runner_id with 5*",
  ],
  [
    "a quote",
    () => having("user_email", exact("o'neil@x.example")),
    "user_email",
    "a value of user_email holds a character that no document carries safely",
  ],
  [
    "a template",
    () => having("environment", exact("${x}")),
    "environment",
    "a value of environment holds a character that no document carries safely",
  ],
])("%s is refused by name", (_name, call, claim, problem) => {
  let caught: unknown;
  try {
    call();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(CannotExpressError);
  const { claim: named, relyingParty, message, details } = caught as CannotExpressError;
  expect([named, relyingParty, message.split(";")[0], details.where]).toEqual([
    claim,
    "kubernetes",
    problem,
    "shop/Deployer",
  ]);
});
