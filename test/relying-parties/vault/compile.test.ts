import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  exact,
  GITLAB_DOT_COM,
  glob,
  or,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { compile, type CompileOptions } from "../../../lib/relying-parties/vault";

const OPTIONS: CompileOptions = { issuer: GITLAB_DOT_COM, name: "deploy", where: "shop/Role" };
const OWN = { iss: exact("https://gitlab.com"), aud: exact("vault") };
const main = (more: Parameters<typeof trustOf>[0] = {}) =>
  trustOf({ ...OWN, project_id: exact("20"), ref: exact("main"), ...more });

const ROLE = {
  role_name: "deploy",
  role_type: "jwt",
  user_claim: "project_id",
  bound_audiences: ["vault"],
  bound_claims: { project_id: "20", ref: "main" },
  bound_claims_type: "string",
  disable_bound_claims_parsing: true,
  token_type: "batch",
  token_ttl: 600,
  token_max_ttl: 900,
};

describe("a trust", () => {
  test("of one grant is one role", () => {
    expect(compile(main(), OPTIONS)).toEqual([ROLE]);
  });

  test("of several grants is as many roles, numbered", () => {
    const trust = or(main(), main({ ref: glob("v*") }), main({ ref: exact("dev") }));
    expect(compile(trust, OPTIONS)).toEqual([
      ROLE,
      {
        ...ROLE,
        role_name: "deploy-2",
        bound_claims: { project_id: "20", ref: "v*" },
        bound_claims_type: "glob",
      },
      { ...ROLE, role_name: "deploy-3", bound_claims: { project_id: "20", ref: "dev" } },
    ]);
  });

  test.each([
    [
      "the same twice",
      or(
        main(),
        trustOf({ ...OWN, project_id: exact("20"), ref: exact("main") }, ["project_id", "ref"]),
      ),
    ],
    ["one within another", or(main(), main({ ref_protected: exact("true") }))],
    ["one within another, before it", or(main({ ref_protected: exact("true") }), main())],
    ["one that nobody can meet", or(main(), main({ ref_type: exact("mr") }))],
  ])("of grants that add nothing is one role: %s", (_, trust) => {
    expect(compile(trust, OPTIONS)).toEqual([ROLE]);
  });

  test("keeps several audiences", () => {
    const [role] = compile(main({ aud: exact("b", "a") }), OPTIONS);
    expect(role?.bound_audiences).toEqual(["a", "b"]);
  });

  test.each([
    [{}, 600, 900],
    [{ tokenTtl: 60 }, 60, 900],
    [{ tokenTtl: 1200 }, 1200, 1200],
    [{ tokenTtl: 300, tokenMaxTtl: 300 }, 300, 300],
  ])("gives tokens a life: %j", (life, ttl, max) => {
    const [role] = compile(main(), { ...OPTIONS, ...life });
    expect([role?.token_ttl, role?.token_max_ttl]).toEqual([ttl, max]);
  });

  test("is enforced but for what is given up", () => {
    const trust = main({ runner_id: exact("1") });
    expect(compile(trust, { ...OPTIONS, notEnforced: { runner_id: "one runner" } })).toEqual([
      ROLE,
    ]);
  });
});

describe("no role is written", () => {
  const problem = (trust: Trust) => {
    try {
      compile(trust, OPTIONS);
    } catch (error) {
      if (!(error instanceof CannotExpressError)) throw error;
      return [error.claim, error.relyingParty, error.details.where, error.message.split(";")[0]];
    }
    return undefined;
  };

  test.each([
    [
      "no issuer",
      trustOf({ aud: exact("vault") }),
      "iss",
      "a role trusts the tokens of one issuer, that of its mount",
    ],
    [
      "another issuer",
      main({ iss: exact("https://x") }),
      "iss",
      "a role trusts the tokens of one issuer, that of its mount",
    ],
    [
      "two issuers",
      main({ iss: exact("https://gitlab.com", "https://x") }),
      "iss",
      "a role trusts the tokens of one issuer, that of its mount",
    ],
    ["no audience", trustOf({ iss: OWN.iss }), "aud", "the trust names no audience"],
    [
      "a pattern of audiences",
      main({ aud: glob("vault*") }),
      "aud",
      "Vault compares audiences as they stand, without wildcards",
    ],
    [
      "nobody",
      { grants: [] },
      "sub",
      "no token satisfies the trust, and a role for nobody is none",
    ],
    [
      "what cannot be",
      main({ ref_type: exact("mr") }),
      "sub",
      "no token satisfies the trust, and a role for nobody is none",
    ],
    [
      "a number",
      main({ runner_id: exact("1") }),
      "runner_id",
      "Vault cannot bind runner_id: it is a number, and Terraform gives Vault texts alone",
    ],
  ])("for %s", (_, trust, claim, text) => {
    expect(problem(trust)).toEqual([claim, "vault", "shop/Role", text]);
  });
});
