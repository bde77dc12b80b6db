import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  childPaths,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Grant,
  intersection,
  NONE,
  restrict,
  type Trust,
  trustOf,
  union,
} from "../../../lib/core";
import { writtenClaims } from "../../../lib/relying-parties/vault/compile-claims";

const OPTIONS = { issuer: GITLAB_DOT_COM, name: "deploy", where: "shop/Role" };

function only({ grants }: Trust): Grant {
  const [grant] = grants;
  if (grant === undefined || grants.length > 1) throw new Error("not one grant");
  return grant;
}

const write = (trust: Trust) =>
  writtenClaims(only(trust), OPTIONS).map(({ claim, values }) => [
    claim,
    ...values.map((v) => v.text),
  ]);

test("claims in their order, issuer and audience aside", () => {
  expect(
    write(
      trustOf({
        aud: exact("a"),
        iss: exact("https://gitlab.com"),
        ref: glob("v*"),
        project_id: exact("20", "21"),
        environment: glob("*"),
      }),
    ),
  ).toEqual([
    ["project_id", "20", "21"],
    ["ref", "v*"],
    ["environment", "*"],
  ]);
});

describe("projects directly below a group", () => {
  test.each([
    [childPaths(exact("shop")), [["namespace_path", "shop"]]],
    [
      union(childPaths(exact("shop")), childPaths(exact("acme"))),
      [["namespace_path", "acme", "shop"]],
    ],
    [
      intersection(childPaths(exact("shop")), glob("*/w*")),
      [
        ["project_path", "*/w*"],
        ["namespace_path", "shop"],
      ],
    ],
  ])("are asked for by their namespace: %#", (project_path, expected) => {
    expect(write(trustOf({ project_path }))).toEqual(expected);
  });

  test.each([
    ["two groups at once", intersection(childPaths(glob("a*")), childPaths(glob("*b")))],
    ["two patterns beside", intersection(childPaths(exact("shop")), glob("*/w*"), glob("s*b"))],
    ["a group or a project", union(childPaths(exact("shop")), exact("acme/web"))],
  ])("are refused among others: %s", (_, project_path) => {
    expect(() => write(trustOf({ project_path }))).toThrow(CannotExpressError);
  });
});

test.each([
  [
    "a number",
    trustOf({ runner_id: exact("1") }),
    "runner_id",
    "Vault cannot bind runner_id: it is a number, and Terraform gives Vault texts alone",
  ],
  [
    "an absent claim",
    restrict(trustOf({}), "environment", NONE, true),
    "environment",
    "Vault cannot ask that a token lacks environment",
  ],
  [
    "a claim, or nothing",
    restrict(trustOf({}), "user_login", exact("dev"), true),
    "user_login",
    "Vault cannot ask that a token lacks user_login",
  ],
])("%s cannot be asked for", (_, trust, claim, problem) => {
  expect(problemOf(() => write(trust))).toEqual([claim, "shop/Role", problem]);
});

function problemOf(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (!(error instanceof CannotExpressError)) throw error;
    return [error.claim, error.details.where, error.message.split(";")[0]];
  }
  return undefined;
}
