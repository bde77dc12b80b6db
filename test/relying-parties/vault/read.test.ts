import { describe, expect, test } from "@jest/globals";
import {
  compare,
  contains,
  type Declared,
  exact,
  GITLAB_DOT_COM,
  glob,
  isEmptyTrust,
  jobToken,
  NOBODY,
  NONE,
  opaque,
  restrict,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { read } from "../../../lib/relying-parties/vault";
import { documentOf, mount, VAULT_AUDIENCE } from "../../support/vault";

const DECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };
const OWN = { iss: exact("https://gitlab.com"), aud: exact(VAULT_AUDIENCE) };
const reading = (others: object = {}, ofMount: object = mount()) =>
  read(documentOf(others, ofMount), DECLARED);
const claims = (bound_claims: object, more: object = {}) => reading({ bound_claims, ...more });

function expectSame(a: Trust, b: Trust): void {
  expect(compare(a, b)).toEqual({ kind: "same" });
}

test("a role is the tokens that it asks for", () => {
  const found = reading();
  expectSame(
    found.trust,
    trustOf({
      ...OWN,
      project_id: exact("20"),
      ref: exact("main"),
      ref_type: exact("branch"),
      ref_protected: exact("true"),
    }),
  );
  expect(found).toMatchObject({
    notUnderstood: [],
    undeclaredTemplates: [],
    audience: { required: true, registered: undefined },
  });
});

describe("bound claims", () => {
  test.each([
    ["several values", { ref: "a,b" }, {}, { ref: exact("a", "b") }],
    [
      "globs",
      { ref: "release/*", project_id: "20" },
      { bound_claims_type: "glob" },
      { ref: glob("release/*"), project_id: exact("20") },
    ],
    ["a pointer", { "/ref": "main" }, {}, { ref: exact("main") }],
    ["a namespace", { namespace_path: "shop" }, {}, { namespace_path: exact("shop") }],
    ["a ref path", { ref_path: "refs/tags/v1" }, {}, { ref_type: exact("tag"), ref: exact("v1") }],
    [
      "an id that is not known yet",
      { project_id: "${gitlab_project.web.id}" },
      {},
      { project_id: exact(opaque("${gitlab_project.web.id}")) },
    ],
  ])("%s", (_, bound, more, expected) => {
    const found = claims(bound, more);
    expectSame(found.trust, trustOf({ ...OWN, ...expected }));
    expect(found.notUnderstood).toEqual([]);
  });

  test("a subject, bound as such or among the claims", () => {
    const sub = "project_path:shop/web:ref_type:branch:ref:main";
    const wanted = trustOf({
      ...OWN,
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: exact("main"),
    });
    expectSame(claims({}, { bound_subject: sub }).trust, wanted);
    expectSame(claims({ sub }).trust, wanted);
    expectSame(
      claims({ sub: "project_path:shop/*:ref:main" }, { bound_claims_type: "glob" }).trust,
      trustOf({ ...OWN, project_path: glob("shop/*"), ref: exact("main") }),
    );
  });

  test("a subject that needs a template which nobody declared", () => {
    const found = claims({}, { bound_subject: "project_id:20:ref_type:branch:ref:main" });
    expect(found.undeclaredTemplates).toEqual([["project_id", "ref_type", "ref"]]);
  });

  test.each([
    ["runner_id", "1"],
    ["exp", "1"],
    ["iat", "1"],
    ["nbf", "1"],
    ["ref_type", "merge_request_event"],
    ["project_path", "acme/*"],
  ])("%s %p lets nobody in", (claim, value) => {
    const found = claims({ [claim]: value });
    expect([isEmptyTrust(found.trust), found.notUnderstood]).toEqual([true, []]);
  });

  test.each([
    ["projet_id", "20"],
    ["/job_config/url", "x"],
    ["/exp/x", "1"],
  ])("%s is no claim that is known", (claim, value) => {
    const found = claims({ [claim]: value });
    expectSame(found.trust, trustOf(OWN));
    expect(found.notUnderstood).toEqual([
      {
        code: "not-understood",
        message: `vault_jwt_auth_backend_role.r0.bound_claims["${claim}"] asks for ${claim}, which is no claim that this package knows`,
      },
    ]);
  });

  test("a value that is not known is an upper bound", () => {
    const found = claims({ ref: "rel/${var.x}" }, { disable_bound_claims_parsing: true });
    expect(found.notUnderstood).toEqual([
      {
        code: "unknown-value",
        message:
          'vault_jwt_auth_backend_role.r0.bound_claims["ref"] names "rel/${var.x}", which is not known before apply',
      },
    ]);
    expectSame(found.trust, trustOf({ ...OWN, ref: glob("rel/*") }));
  });

  test("an audience beside the audiences", () => {
    expect(claims({ aud: "*" }, { bound_claims_type: "glob" }).notUnderstood).toEqual([]);
    const [note] = claims({ aud: "x" }).notUnderstood;
    expect(note?.message).toBe(
      'vault_jwt_auth_backend_role.r0.bound_claims["aud"] asks for a list that something else asks for as well',
    );
    expectSame(claims({ aud: "x" }).trust, trustOf(OWN));
  });

  test("two questions about one list", () => {
    expect(claims({ groups_direct: "a" }).notUnderstood).toEqual([]);
    expect(claims({ groups_direct: "a", "/groups_direct": "b" }).notUnderstood).toHaveLength(2);
    expect(claims({ ref: "a,b", "/ref": "b,c" }).notUnderstood).toEqual([]);
  });
});

describe("who logs in", () => {
  const free = (more: object) => claims({}, more);

  test.each([
    ["project_id", {}],
    ["sub", {}],
    ["user_email", { user_email: glob("*") }],
  ])("as %s", (user_claim, constraint) => {
    expectSame(free({ user_claim }).trust, trustOf({ ...OWN, ...constraint }));
  });

  test.each(["runner_id", "groups_direct"])("as %s, which is no text", (user_claim) => {
    expect(isEmptyTrust(free({ user_claim }).trust)).toBe(true);
  });

  test.each([
    ["email", "is email, which is no claim that this package knows"],
    ["aud", "is aud, which is a list at times"],
  ])("as %s, which may be a text", (user_claim, text) => {
    const found = free({ user_claim });
    expectSame(found.trust, trustOf(OWN));
    expect(found.notUnderstood).toEqual([
      { code: "not-understood", message: `vault_jwt_auth_backend_role.r0.user_claim ${text}` },
    ]);
  });

  test("with groups", () => {
    expectSame(
      free({ groups_claim: "user_login" }).trust,
      trustOf({ ...OWN, user_login: glob("*") }),
    );
    expectSame(free({ groups_claim: "aud" }).trust, trustOf(OWN));
    expect(free({ groups_claim: "aud" }).notUnderstood).toEqual([]);
    expect(isEmptyTrust(free({ groups_claim: "runner_id" }).trust)).toBe(true);
    expect(free({ groups_claim: "groups_direct" }).notUnderstood).toEqual([
      {
        code: "not-understood",
        message:
          "vault_jwt_auth_backend_role.r0.groups_claim is groups_direct, which is a list at times",
      },
    ]);
  });

  test("with mappings", () => {
    const mapped = (name: string) => free({ claim_mappings: { [name]: "x" } });
    expectSame(mapped("ref").trust, trustOf(OWN));
    expectSame(mapped("whatever").trust, trustOf(OWN));
    expectSame(mapped("groups_direct").trust, restrict(trustOf(OWN), "groups_direct", NONE, true));
    expect(isEmptyTrust(mapped("runner_id").trust)).toBe(true);
    expect(mapped("aud").notUnderstood).toHaveLength(1);
    for (const name of ["ref", "whatever", "groups_direct", "runner_id"])
      expect(mapped(name).notUnderstood).toEqual([]);
  });
});

describe("the mount", () => {
  test("without bound_issuer and with keys by hand: any issuer", () => {
    const found = reading({ bound_claims: {} }, { path: "gitlab", jwt_validation_pubkeys: ["k"] });
    expectSame(found.trust, trustOf({ aud: OWN.aud }));
    expect(found.notUnderstood).toEqual([]);
  });

  test("with a slash at the issuer's end: nobody", () => {
    const found = reading({}, { ...mount(), bound_issuer: "https://gitlab.com/" });
    expect(isEmptyTrust(found.trust)).toBe(true);
  });

  test("not in the input: any issuer, and told", () => {
    const found = reading({ backend: "elsewhere" });
    expect(found.notUnderstood.map((n) => n.code)).toEqual(["unknown-value"]);
    const token = jobToken({ iss: "https://x", aud: VAULT_AUDIENCE, project_id: "20" });
    expect(contains(found.trust, token)).toBe(true);
  });
});

test.each([
  ["no audience", { bound_audiences: undefined }],
  ["no type", { role_type: undefined }],
])("%s: nobody", (_, others) => {
  expect(reading(others)).toEqual({
    trust: NOBODY,
    notUnderstood: [],
    undeclaredTemplates: [],
    audience: { required: true, registered: undefined },
  });
});
