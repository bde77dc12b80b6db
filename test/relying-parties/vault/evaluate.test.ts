import { describe, expect, test } from "@jest/globals";
import { jobToken, type Token } from "../../../lib/core";
import { evaluate, prepare } from "../../../lib/relying-parties/vault";
import { documentOf, mount, VAULT_AUDIENCE } from "../../support/vault";

const token = (claims: object = {}): Token =>
  jobToken({ aud: VAULT_AUDIENCE, project_path: "shop/web", project_id: "20", ...claims });

const ADMITTED = { admitted: true, reasons: [] };

describe("a role", () => {
  test("lets the job in that it asks for", () => {
    expect(evaluate(documentOf(), token())).toEqual(ADMITTED);
    expect(evaluate(prepare(documentOf()), token())).toEqual(ADMITTED);
  });

  test.each([
    ["ref", "release/1", "mismatch", '"main"', '"release/1"'],
    ["project_id", "21", "mismatch", '"20"', '"21"'],
    ["project_id", 20, "mismatch", '"20"', "20"],
    ["ref_protected", true, "mismatch", '"true"', "true"],
    ["ref_type", undefined, "absent", '"branch"', "nothing"],
    ["ref", ["x"], "mismatch", '"main"', '["x"]'],
    ["iss", "https://gitlab.com/", "mismatch", '"https://gitlab.com"', '"https://gitlab.com/"'],
    ["iss", undefined, "absent", '"https://gitlab.com"', "nothing"],
    ["aud", "other", "mismatch", `"${VAULT_AUDIENCE}"`, '"other"'],
    ["aud", undefined, "absent", `"${VAULT_AUDIENCE}"`, "nothing"],
    ["sub", 5, "mismatch", "a text", "5"],
    ["jti", 5, "mismatch", "a text", "5"],
    ["aud", 5, "mismatch", "a text", "5"],
  ])("%s %j", (claim, value, code, expected, received) => {
    const { admitted, reasons } = evaluate(documentOf(), { ...token(), [claim]: value });
    expect(admitted).toBe(false);
    expect(reasons[0]).toEqual({ code, claim, expected, received });
  });

  test("tells one reason a claim", () => {
    const { reasons } = evaluate(
      documentOf({
        user_claim: "ref",
        bound_claims: { ref: "main", "/ref": "x", ref_type: "tag" },
      }),
      token({ ref: undefined }),
    );
    expect(reasons.map((r) => [r.claim, r.expected])).toEqual([
      ["ref", '"main"'],
      ["ref_type", '"tag"'],
    ]);
  });
});

describe("what else a role asks", () => {
  test.each([
    [
      "no audience",
      { bound_audiences: undefined },
      {},
      "aud",
      "no audience, because the role names none",
    ],
    ["subject", { bound_subject: "x" }, {}, "sub", '"x"'],
    ["user claim", { user_claim: "user_email" }, { user_email: undefined }, "user_email", "a text"],
    ["user claim, a number", { user_claim: "runner_id" }, {}, "runner_id", "a text"],
    ["groups", { groups_claim: "groups_direct" }, {}, "groups_direct", "a text or a list of texts"],
    ["mapping", { claim_mappings: { runner_id: "r" } }, {}, "runner_id", "a text, or nothing"],
    ["several", { bound_claims: { ref: "a,b" } }, {}, "ref", '"a" or "b"'],
    ["nested", { bound_claims: { "/a/b": "c" } }, {}, "/a/b", '"c"'],
  ])("%s", (_, others, claims, claim, expected) => {
    const { admitted, reasons } = evaluate(documentOf(others), token(claims));
    expect([admitted, reasons.map((r) => [r.claim, r.expected])]).toEqual([
      false,
      [[claim, expected]],
    ]);
  });

  test.each([
    ["an absent audience where none is bound", { bound_audiences: undefined }, { aud: undefined }],
    ["its subject", { bound_subject: "project_path:shop/web:ref_type:branch:ref:main" }, {}],
    ["groups as a list", { groups_claim: "groups_direct" }, { groups_direct: ["shop"] }],
    ["a mapping of an absent claim", { claim_mappings: { groups_direct: "g" } }, {}],
    ["a glob", { bound_claims_type: "glob", bound_claims: { ref: "m*n" } }, {}],
    [
      "one of a list claim",
      { bound_claims: { groups_direct: "b" } },
      { groups_direct: ["a", "b"] },
    ],
  ])("lets in %s", (_, others, claims) => {
    expect(evaluate(documentOf(others), token(claims))).toEqual(ADMITTED);
  });

  test("a role for people lets no job in", () => {
    expect(evaluate(documentOf({ role_type: undefined }), token())).toEqual({
      admitted: false,
      reasons: [
        {
          code: "no-statement",
          claim: "",
          expected: 'role_type "jwt"',
          received: 'none, which Vault takes for "oidc"',
        },
      ],
    });
  });
});

describe("what is not known", () => {
  test.each([
    [
      "a value",
      { bound_claims: { ref: "${var.branch}" } },
      {
        code: "unknown-value",
        claim: "ref",
        expected: '"${var.branch}"',
        received: '"main"',
      },
    ],
    [
      "an audience",
      { bound_audiences: ["${var.aud}"] },
      {
        code: "unknown-value",
        claim: "aud",
        expected: '"${var.aud}"',
        received: `"${VAULT_AUDIENCE}"`,
      },
    ],
    [
      "the caller's address",
      { token_bound_cidrs: ["10.0.0.0/8"] },
      {
        code: "not-understood",
        claim: "",
        expected:
          "vault_jwt_auth_backend_role.r0.token_bound_cidrs tests the caller's address, which no token tells",
        received: "",
      },
    ],
  ])("%s leaves it open", (_, others, reason) => {
    expect(evaluate(documentOf(others), token())).toEqual({ admitted: null, reasons: [reason] });
    expect(evaluate(documentOf(others), token({ project_id: "1" })).admitted).toBe(
      "bound_claims" in others ? null : false,
    );
  });

  test("an issuer", () => {
    const document = documentOf({}, { path: "gitlab", oidc_discovery_url: "${var.url}" });
    expect(evaluate(document, token())).toEqual({
      admitted: null,
      reasons: [
        {
          code: "unknown-value",
          claim: "iss",
          expected: '"${var.url}"',
          received: '"https://gitlab.com"',
        },
        {
          code: "unknown-value",
          claim: "",
          expected: "vault_jwt_auth_backend.gitlab.oidc_discovery_url is not known before apply",
          received: "",
        },
      ],
    });
  });

  test("a mount that is not in the input", () => {
    const document = documentOf({ backend: "elsewhere" });
    expect(evaluate(document, token()).admitted).toBeNull();
    expect(evaluate(document, token({ ref: "x" })).admitted).toBe(false);
  });
});

test("a mount without bound_issuer takes any issuer that its keys signed", () => {
  const keys = { path: "gitlab", jwt_validation_pubkeys: ["key"] };
  expect(evaluate(documentOf({}, keys), token({ iss: "https://x" }))).toEqual(ADMITTED);
  expect(evaluate(documentOf({}, mount()), token({ iss: "https://x" })).admitted).toBe(false);
});
