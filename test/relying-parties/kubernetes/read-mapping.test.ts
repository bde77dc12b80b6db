import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  complement,
  EVERYBODY,
  exact,
  GITLAB_DOT_COM,
  NOBODY,
  or,
  restrict,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { findAuthenticators } from "../../../lib/relying-parties/kubernetes";
import {
  allOf,
  anyOf,
  certain,
  readMappings,
  readRule,
  readUserRules,
} from "../../../lib/relying-parties/kubernetes/read-mapping";
import { configuration, type Entry, entry, stackWith } from "../../support/kubernetes";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const authenticator = (parts: Entry) => {
  const [own] = findAuthenticators(stackWith({ "auth.yaml": configuration(entry(parts)) }));
  if (own === undefined) throw new Error("no authenticator");
  return own;
};
const environment = restrict(EVERYBODY, "environment", ANY);

test("parts are met together, or one of them", () => {
  const a = certain(trustOf({ ref: exact("a") }));
  const note = { code: "not-understood", message: "x" } as const;
  const b = { ...certain(trustOf({ ref_type: exact("tag") })), notUnderstood: [note] };
  expect(allOf([a, b])).toEqual({
    trust: trustOf({ ref: exact("a"), ref_type: exact("tag") }),
    notUnderstood: [note],
    undeclaredTemplates: [],
  });
  expect(anyOf([a, b]).trust).toEqual(or(a.trust, b.trust));
  expect(allOf([]).trust).toEqual(EVERYBODY);
  expect(anyOf([]).trust).toEqual(NOBODY);
});

describe("the tokens of which a user can be made", () => {
  test.each<[string, Entry, Trust]>([
    ["by claims that are always there", {}, EVERYBODY],
    ["by a claim that may be null", { username: { claim: "user_login", prefix: "" } }, EVERYBODY],
    [
      "by a claim of the environment",
      { username: { expression: "'gitlab:' + claims.environment" } },
      environment,
    ],
    [
      "by a claim that no token has",
      { username: { expression: "'gitlab:' + claims.nothing" } },
      NOBODY,
    ],
    ["with a uid of the environment", { uid: { claim: "environment" } }, environment],
    ["with a uid by expression", { uid: { expression: "claims.environment" } }, environment],
    ["with a uid that may be null", { uid: { claim: "user_login" } }, EVERYBODY],
    [
      "with an addition of the environment",
      { extra: [{ key: "x.example/a", valueExpression: "claims.environment" }] },
      environment,
    ],
    ["by nothing", { username: {} }, NOBODY],
    [
      "with groups of a claim, which may be absent",
      { groups: { claim: "groups_direct", prefix: "x" } },
      EVERYBODY,
    ],
    ["with groups of a number", { groups: { claim: "runner_id", prefix: "x" } }, NOBODY],
    [
      "with a group of the environment",
      { groups: { expression: "'x' + claims.environment" } },
      environment,
    ],
    ["with a list", { groups: { expression: "['x', 'y' + claims.environment]" } }, environment],
    [
      "with lists in a row",
      { groups: { expression: "['x'] + ['y' + claims.environment]" } },
      environment,
    ],
    [
      "with a condition that fails",
      { groups: { expression: "claims.environment == 'a' ? 'x' : 'y'" } },
      or(
        trustOf({ environment: exact("a") }),
        restrict(EVERYBODY, "environment", complement(exact("a"))),
      ),
    ],
    [
      "with a guarded condition",
      {
        groups: { expression: "has(claims.environment) && claims.environment == 'a' ? 'x' : 'y'" },
      },
      EVERYBODY,
    ],
    [
      "with a branch that fails",
      { groups: { expression: "claims.ref == 'a' ? 'x' : 'y' + claims.nothing" } },
      trustOf({ ref: exact("a") }),
    ],
    [
      "with a claim that is a text or a list",
      { groups: { expression: "claims.groups_direct" } },
      EVERYBODY,
    ],
    ["with a claim that no token has", { groups: { expression: "claims.nothing" } }, NOBODY],
  ])("%s", (_name, parts, expected) => {
    const { trust } = readMappings(authenticator(parts), declared);
    expect(
      trust.grants.map(({ constraints }) =>
        [...constraints.entries()].map(([c, v]) => [c, v.values.key, v.absent]),
      ),
    ).toEqual(
      expected.grants.map(({ constraints }) =>
        [...constraints.entries()].map(([c, v]) => [c, v.values.key, v.absent]),
      ),
    );
  });
});

describe("rules", () => {
  test("with one value", () => {
    const [rule] = authenticator({
      claimValidationRules: [{ claim: "ref", requiredValue: "main" }],
    }).rules;
    expect(rule && readRule(rule, declared).trust).toEqual(trustOf({ ref: exact("main") }));
  });

  test("with a value that is no text", () => {
    expect(readRule({ kind: "value", claim: "ref", value: 5 }, declared).trust).toEqual(NOBODY);
  });

  test.each<[string, readonly string[], Trust]>([
    [
      "that cannot strike",
      ["!user.username.startsWith('system:')", "user.groups.all(g, !g.startsWith('system:'))"],
      EVERYBODY,
    ],
    ["on the user's name", ["user.username == 'gitlab:20'"], trustOf({ project_id: exact("20") })],
    ["that always strike", ["!user.username.startsWith('gitlab:')"], NOBODY],
  ])("of the user %s", (_name, userRules, expected) => {
    expect(readUserRules(authenticator({ userRules }), declared)).toMatchObject({
      trust: expected,
      notUnderstood: [],
    });
  });

  test("of the user that tell of groups in another way are told", () => {
    const { notUnderstood } = readUserRules(
      authenticator({ userRules: ["user.groups.exists(g, g == 'x')"] }),
      declared,
    );
    expect(notUnderstood).toHaveLength(1);
  });

  test("of a user that cannot be made let nobody in", () => {
    expect(readUserRules(authenticator({ username: {} }), declared).trust).toEqual(NOBODY);
  });
});
