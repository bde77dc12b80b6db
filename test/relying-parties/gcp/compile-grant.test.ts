import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  CannotExpressError,
  complement,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Grant,
  issuer,
  opaque,
  restrict,
  trustOf,
  union,
} from "../../../lib/core";
import { printExpression } from "../../../lib/relying-parties/cel";
import { grantExpression } from "../../../lib/relying-parties/gcp/compile-grant";

type Constraints = Parameters<typeof trustOf>[0];

const grant = (constraints: Constraints): Grant => {
  const [first] = trustOf({
    iss: exact("https://gitlab.com"),
    aud: exact("x"),
    ...constraints,
  }).grants;
  if (first === undefined) throw new Error("empty");
  return first;
};
const written = (constraints: Constraints): string =>
  printExpression(grantExpression(grant(constraints), { issuer: GITLAB_DOT_COM }), "assertion");

function refusal(of: Grant, options = { issuer: GITLAB_DOT_COM, where: "shop/Publisher" }) {
  try {
    grantExpression(of, options);
  } catch (error) {
    if (error instanceof CannotExpressError) {
      const { claim, details, relyingParty } = error;
      return { claim, relyingParty, where: details.where, problem: error.message.split(";")[0] };
    }
    throw error;
  }
  throw new Error("expected a refusal");
}

describe("grantExpression", () => {
  test.each<[string, Constraints, string]>([
    ["a value", { project_id: exact("20") }, "assertion.project_id == '20'"],
    ["several values", { ref: exact("a", "b") }, "assertion.ref in ['a', 'b']"],
    ["a prefix", { ref: glob("release/*") }, "assertion.ref.startsWith('release/')"],
    ["a subtree", { project_path: glob("shop/*") }, "assertion.project_path.startsWith('shop/')"],
    ["a namespace", { namespace_path: exact("shop") }, "assertion.namespace_path == 'shop'"],
    [
      "an id that is not known",
      { project_id: exact(opaque("${gitlab_project.web.id}")) },
      "assertion.project_id == '${gitlab_project.web.id}'",
    ],
    [
      "claims in their order",
      { ref: exact("main"), project_id: exact("20") },
      "assertion.project_id == '20' && assertion.ref == 'main'",
    ],
    [
      "a claim that may be absent",
      { environment: exact("production") },
      "has(assertion.environment) && assertion.environment == 'production'",
    ],
    [
      "a claim that may be null",
      { user_login: glob("*-bot") },
      "has(assertion.user_login) && assertion.user_login != null && assertion.user_login.endsWith('-bot')",
    ],
    [
      "any value",
      { user_login: ANY },
      "has(assertion.user_login) && assertion.user_login != null && assertion.user_login.startsWith('')",
    ],
    [
      "a list",
      { groups_direct: exact("a", "b") },
      "has(assertion.groups_direct) && assertion.groups_direct != null && ('a' in assertion.groups_direct || 'b' in assertion.groups_direct)",
    ],
    [
      "alternatives",
      { ref: union(exact("main"), glob("release/*")) },
      "assertion.ref == 'main' || assertion.ref.startsWith('release/')",
    ],
    ["anything but", { ref: complement(exact("main")) }, "assertion.ref != 'main'"],
  ])("%s", (_name, constraints, expected) => {
    expect(written(constraints)).toBe(expected);
  });

  test.each<[string, Grant, string, string]>([
    [
      "a number",
      grant({ runner_id: exact("5") }),
      "runner_id",
      "Google cannot enforce runner_id: it is a number, which cannot be mapped",
    ],
    [
      "a pattern of a list",
      grant({ groups_direct: glob("shop/*") }),
      "groups_direct",
      "a condition cannot say which values of groups_direct are meant",
    ],
    [
      "nothing",
      grant({}),
      "project_id",
      "the trust names no claim, and Google wants a condition on one",
    ],
    [
      "a quote",
      grant({ ref: exact("it's") }),
      "ref",
      "a value of ref has a character that is not written into a condition",
    ],
    [
      "a template mark",
      grant({ ref: glob("a${x}*") }),
      "ref",
      "a value of ref has a character that is not written into a condition",
    ],
    [
      "a backslash",
      grant({ environment: union(exact("a\\b"), glob("c*")) }),
      "environment",
      "a value of environment has a character that is not written into a condition",
    ],
    [
      "a control character",
      grant({ ref: complement(exact("a\n")) }),
      "ref",
      "a value of ref has a character that is not written into a condition",
    ],
  ])("refuses %s", (_name, of, claim, problem) => {
    expect(refusal(of)).toEqual({ claim, relyingParty: "gcp", where: "shop/Publisher", problem });
  });

  test("refuses a claim that may be absent on purpose", () => {
    const [open] = restrict(trustOf({}), "environment", exact("production"), true).grants;
    if (open === undefined) throw new Error("empty");
    expect(refusal(open)).toEqual({
      claim: "environment",
      relyingParty: "gcp",
      where: "shop/Publisher",
      problem: "a condition cannot tell a token without environment from one in which it is null",
    });
  });

  test("refuses a claim that the GitLab does not mint", () => {
    const old = issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      version: "18.0",
    });
    expect(refusal(grant({ job_source: exact("push") }), { issuer: old, where: "x" }).problem).toBe(
      "this GitLab (18.0) does not mint job_source",
    );
  });
});
