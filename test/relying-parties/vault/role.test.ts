import { describe, expect, test } from "@jest/globals";
import { roleOf, ROLE_TYPE } from "../../../lib/relying-parties/vault";
import { resourceOf, role } from "../../support/vault";

const read = (others: object = {}) => roleOf(resourceOf(ROLE_TYPE, role(others)));
const gapsOf = (others: object) => read(others).gaps.map(({ code, message }) => [code, message]);
const at = (attribute: string, text: string) =>
  `vault_jwt_auth_backend_role.x.${attribute} ${text}`;

describe("a role", () => {
  test("asks for type, audiences, claims and a user claim", () => {
    const found = read();
    expect(found).toMatchObject({
      address: "vault_jwt_auth_backend_role.x",
      name: { shown: "deploy" },
      type: { shown: "jwt" },
      comparison: "exact",
      subject: undefined,
      userClaim: { shown: "project_id", path: ["project_id"] },
      groupsClaim: undefined,
      mapped: [],
      gaps: [],
    });
    expect(found.audiences.map((a) => a.shown)).toEqual([
      "https://vault.shop.example/v1/auth/gitlab",
    ]);
    expect(found.claims.map((c) => [c.key.shown, ...c.wanted.map((w) => w.shown)])).toEqual([
      ["project_id", "20"],
      ["ref", "main"],
      ["ref_type", "branch"],
      ["ref_protected", "true"],
    ]);
  });

  test("with every option", () => {
    const found = read({
      bound_subject: "project_path:shop/web:ref_type:branch:ref:main",
      bound_claims_type: "glob",
      bound_claims: { "/ref": "a,b", project_id: 20 },
      disable_bound_claims_parsing: true,
      user_claim: "/user_login",
      user_claim_json_pointer: true,
      groups_claim: "/groups_direct",
      claim_mappings: { user_email: "mail" },
    });
    expect(found).toMatchObject({
      subject: { shown: "project_path:shop/web:ref_type:branch:ref:main" },
      comparison: "glob",
      userClaim: { path: ["user_login"] },
      groupsClaim: { path: ["groups_direct"] },
      mapped: [{ shown: "user_email" }],
      gaps: [],
    });
    expect(
      found.claims.map((c) => [c.key.path, c.written.shown, c.wanted.map((w) => w.shown)]),
    ).toEqual([
      [["ref"], "a,b", ["a,b"]],
      [["project_id"], "20", ["20"]],
    ]);
  });

  test("that leaves everything out", () => {
    const found = roleOf(resourceOf(ROLE_TYPE, { role_name: "deploy", user_claim: "sub" }));
    expect(found).toMatchObject({
      type: undefined,
      audiences: [],
      subject: undefined,
      claims: [],
      comparison: "exact",
      gaps: [],
    });
  });

  test.each([
    ["role_type", "", { type: undefined }],
    ["bound_subject", "", { subject: undefined }],
    ["groups_claim", "", { groupsClaim: undefined }],
    ["bound_claims_type", "", { comparison: "glob" }],
    ["bound_claims_type", "string", { comparison: "exact" }],
    ["user_claim_json_pointer", false, { userClaim: { path: ["project_id"] } }],
    ["bound_audiences", "one", { audiences: [{ shown: "one" }] }],
  ])("%s %p", (name, value, expected) => {
    expect(read({ [name]: value })).toMatchObject({ ...expected, gaps: [] });
  });

  test("a comma makes alternatives unless parsing is off", () => {
    const bound_claims = { ref: "a,b" };
    const values = (others: object) =>
      read({ bound_claims, ...others }).claims.map((c) => c.wanted.map((w) => w.shown));
    expect(values({})).toEqual([["a", "b"]]);
    expect(values({ disable_bound_claims_parsing: false })).toEqual([["a", "b"]]);
    expect(values({ disable_bound_claims_parsing: "true" })).toEqual([["a,b"]]);
  });
});

describe("what a role does not tell", () => {
  test.each([
    ["role_type", "JWT", "not-understood", 'is "JWT", which Vault does not know'],
    ["role_type", "${var.x}", "unknown-value", "is not known before apply"],
    ["bound_claims_type", "regex", "not-understood", 'is "regex", which Vault does not know'],
    ["bound_claims_type", "${var.x}", "unknown-value", "is not known before apply"],
    ["disable_bound_claims_parsing", "${var.x}", "unknown-value", "is not known before apply"],
    ["user_claim", "${var.x}", "unknown-value", "is not known before apply"],
    ["user_claim", undefined, "not-understood", "is missing"],
    ["groups_claim", "${var.x}", "unknown-value", "is not known before apply"],
    ["bound_claims", "${var.x}", "unknown-value", "is not known before apply"],
    ["bound_claims", ["ref"], "not-understood", "is no map of texts"],
    ["claim_mappings", "${var.x}", "unknown-value", "is not known before apply"],
    [
      "token_bound_cidrs",
      ["10.0.0.0/8"],
      "not-understood",
      "tests the caller's address, which no token tells",
    ],
  ])("%s %p", (name, value, code, text) => {
    expect(gapsOf({ [name]: value })).toEqual([[code, at(name, text)]]);
  });

  test.each([
    ["JWT", "exact"],
    ["${var.x}", "exact"],
  ])("type %s keeps its comparison", (type, comparison) => {
    expect(read({ role_type: type }).comparison).toBe(comparison);
  });

  test("a claim with a value that is no text, and a key that is not known", () => {
    const found = read({ bound_claims: { ref: ["main"], "${var.claim}": "x", ref_type: "tag" } });
    expect(found.claims.map((c) => c.key.shown)).toEqual(["ref_type"]);
    expect(found.gaps.map((g) => [g.code, g.message])).toEqual([
      ["not-understood", at('bound_claims["ref"]', "is no text")],
      ["unknown-value", at('bound_claims["${var.claim}"]', "is not known before apply")],
    ]);
  });

  test("a name and an audience that are not known stay open", () => {
    const found = read({ role_name: "${var.name}", bound_audiences: ["${var.aud}", ["x"]] });
    expect(found.name.shown).toBe("${var.name}");
    expect(found.audiences.map((a) => [a.shown, a.cause])).toEqual([
      ["${var.aud}", "unknown-value"],
      ["(not known before apply)", "unknown-value"],
    ]);
  });
});
