import { describe, expect, test } from "@jest/globals";
import {
  compare,
  exact,
  glob,
  NOBODY,
  opaque,
  or,
  type Trust,
  trustOf,
  union,
} from "../../../lib/core";
import { read } from "../../../lib/relying-parties/internal-api";
import { SELF_MANAGED_ISSUER } from "../../support/aws";
import {
  apiTrust,
  AUDIENCE,
  documentOf,
  ISSUER,
  policyAsking,
  policyWith,
} from "../../support/internal-api";

const declared = { issuer: SELF_MANAGED_ISSUER, projects: [] };
const reading = (policy: unknown) => read(documentOf(policy), declared);

function expectTrust(policy: unknown, trust: Trust): void {
  expect(compare(reading(policy).trust, trust)).toEqual({ kind: "same" });
}

describe("a role read back", () => {
  test.each<[string, unknown, Trust]>([
    [
      "values and patterns",
      policyWith(),
      apiTrust({
        project_id: exact("42"),
        ref_type: exact("branch"),
        ref: union(exact("main"), glob("release/*")),
        ref_protected: exact("true"),
      }),
    ],
    [
      "a question mark is no wildcard",
      policyAsking({ user_login: { patterns: ["a?*"] } }),
      apiTrust({ user_login: glob("a?*", { question: false }) }),
    ],
    ["no conditions", policyAsking({}), apiTrust()],
    ["no grants", policyWith({ roles: [{ name: "publisher", grants: [] }] }), NOBODY],
    ["what no token has", policyAsking({ ref_type: { values: ["mr"] } }), NOBODY],
    [
      "a group",
      policyAsking({ namespace_path: { values: ["shop"] } }),
      apiTrust({ namespace_path: exact("shop") }),
    ],
    [
      "a full ref",
      policyAsking({ ref_path: { values: ["refs/tags/v1"] } }),
      apiTrust({ ref_type: exact("tag"), ref: exact("v1") }),
    ],
    [
      "a subject",
      policyAsking({ sub: { values: ["project_path:shop/web:ref_type:branch:ref:main"] } }),
      apiTrust({ project_path: exact("shop/web"), ref_type: exact("branch"), ref: exact("main") }),
    ],
    [
      "an id that apply will tell",
      policyAsking({ project_id: { values: ["${gitlab_project.web.id}"] } }),
      apiTrust({ project_id: exact(opaque("${gitlab_project.web.id}")) }),
    ],
  ])("%s", (_, policy, trust) => {
    expect(reading(policy).notUnderstood).toEqual([]);
    expect(reading(policy).undeclaredTemplates).toEqual([]);
    expectTrust(policy, trust);
  });

  test("alternatives add up", () => {
    const grants = [{ claims: { ref: { values: ["a"] } } }, { claims: { ref: { values: ["b"] } } }];
    expectTrust(
      policyWith({ roles: [{ name: "publisher", grants }] }),
      or(apiTrust({ ref: exact("a") }), apiTrust({ ref: exact("b") })),
    );
  });

  test("the policy itself asks for its audience", () => {
    expect(reading(policyWith()).audience).toEqual({ required: true, registered: undefined });
    expect(reading(policyWith({ audience: 1 })).audience.required).toBe(false);
  });

  test("a subject of a template that nobody declared", () => {
    const policy = policyAsking({ sub: { values: ["project_id:42:ref_type:branch:ref:main"] } });
    expect(reading(policy).undeclaredTemplates).toEqual([["project_id", "ref_type", "ref"]]);
  });
});

describe("what is not known", () => {
  test.each<[string, object, Trust, string]>([
    [
      "a part of a value",
      { ref: { values: ["release/${var.x}"] } },
      apiTrust({ ref: glob("*") }),
      "release/${var.x} is not known before apply (ref)",
    ],
    [
      "a part of a pattern",
      { ref: { patterns: ["${var.x}/*"] } },
      apiTrust({ ref: glob("*") }),
      "${var.x}/* is not known before apply (ref)",
    ],
    [
      "a whole value that is no id",
      { ref: { values: ["${var.x}"] } },
      apiTrust({ ref: exact(opaque("${var.x}")) }),
      "${var.x} is not known before apply (ref)",
    ],
    [
      "an expression",
      { ref: { values: ["${upper(var.x)}"] } },
      apiTrust({ ref: glob("*") }),
      "${upper(var.x)} is not known before apply (ref)",
    ],
  ])("%s is told, and wider", (_, claims, trust, message) => {
    expect(reading(policyAsking(claims)).notUnderstood).toEqual([
      { code: "unknown-value", message },
    ]);
    expectTrust(policyAsking(claims), trust);
  });

  test("of a policy that no verifier takes, every token of its issuer and audience may get in", () => {
    const policy = policyWith({ algorithms: ["HS256"] });
    expect(reading(policy).notUnderstood).toEqual([
      { code: "not-understood", message: "algorithms[0] is no public-key signature algorithm" },
    ]);
    expectTrust(policy, apiTrust());
    expectTrust(policyWith({ issuer: 1 }), trustOf({ aud: exact(AUDIENCE) }));
    expectTrust(policyWith({ audience: 1 }), trustOf({ iss: exact(ISSUER) }));
  });
});
