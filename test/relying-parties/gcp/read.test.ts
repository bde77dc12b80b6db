import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  type Declared,
  exact,
  GITLAB_DOT_COM,
  glob,
  NOBODY,
  opaque,
  or,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { read } from "../../../lib/relying-parties/gcp";
import {
  AUDIENCE,
  BINDING,
  documentIn,
  documentOf,
  MAPPING,
  type PoolParts,
  poolResources,
  set,
  subject,
  unboundPool,
} from "../../support/gcp";

const declared: Declared = { issuer: GITLAB_DOT_COM, projects: [] };
const told = (parts: PoolParts) => read(documentOf(parts), declared);
const own = (constraints: Parameters<typeof trustOf>[0]): Trust =>
  trustOf({ iss: exact("https://gitlab.com"), aud: exact(AUDIENCE), ...constraints });
const main = {
  project_id: exact("20"),
  ref_type: exact("branch"),
  ref: exact("main"),
  ref_protected: exact("true"),
};
const none = {
  notUnderstood: [],
  undeclaredTemplates: [],
  audience: { required: true, registered: [AUDIENCE] },
};

describe("read", () => {
  test("issuer, audience, condition and member", () => {
    expect(told({})).toEqual({ ...none, trust: own(main) });
  });

  test("a member that the condition leaves out", () => {
    expect(told({ member: set("attribute.project_id/21") }).trust).toEqual(NOBODY);
  });

  test.each<[string, PoolParts, Trust]>([
    ["the whole pool", { member: set("*") }, own(main)],
    ["a subject", { member: subject("20") }, own(main)],
    ["an attribute that is not mapped", { member: set("attribute.other/x") }, NOBODY],
    ["a member of no form", { member: set("subject/x") }, NOBODY],
    [
      "groups",
      {
        member: set("group/ops"),
        mapping: { ...MAPPING, "google.groups": "assertion.groups_direct" },
      },
      own({ ...main, groups_direct: exact("ops") }),
    ],
    ["groups from a text", { mapping: { ...MAPPING, "google.groups": "assertion.ref" } }, NOBODY],
    ["a subject from a list", { mapping: { "google.subject": "assertion.groups_direct" } }, NOBODY],
    ["no condition", { condition: undefined }, own({ project_id: exact("20") })],
    [
      "a composite attribute",
      {
        mapping: { ...MAPPING, "attribute.deploy": "assertion.project_id + ':' + assertion.ref" },
        member: set("attribute.deploy/20:release/1"),
        condition: "assertion.project_id == '20'",
      },
      own({ project_id: exact("20"), ref: exact("release/1") }),
    ],
    ["a number is no text", { condition: "assertion.project_id == 20" }, NOBODY],
    [
      "a claim that a mapping needs",
      { mapping: { ...MAPPING, "attribute.environment": "assertion.environment" } },
      own({ ...main, environment: ANY }),
    ],
    [
      "one that it can do without",
      {
        mapping: {
          ...MAPPING,
          "attribute.e": "has(assertion.environment) ? assertion.environment : ''",
        },
      },
      own(main),
    ],
    [
      "a mapping that refuses everybody",
      { mapping: { ...MAPPING, "attribute.runner": "assertion.runner_id" } },
      NOBODY,
    ],
    [
      "a prefix",
      { condition: "assertion.ref.startsWith('release/')" },
      own({ project_id: exact("20"), ref: glob("release/*") }),
    ],
  ])("%s", (_name, parts, expected) => {
    const reading = told(parts);
    expect(reading).toEqual({ ...none, trust: expected });
  });

  test("several members and providers are alternatives, each grant once", () => {
    const resources = poolResources();
    const { gitlab } = resources["google_iam_workload_identity_pool_provider"] ?? {};
    const second = { ...gitlab, attribute_condition: "assertion.ref == 'main'" };
    const pool = unboundPool();
    const members = [set("attribute.project_id/20"), set("attribute.project_id/21")];
    const document = documentIn({
      ...pool,
      google_iam_workload_identity_pool_provider: { gitlab: gitlab ?? {}, second },
      google_storage_bucket_iam_binding: { x: { bucket: "b", role: "r", members } },
    });
    const wide = (id: string) => own({ project_id: exact(id), ref: exact("main") });
    expect(read(document, declared).trust).toEqual(or(wide("20"), wide("21")));
  });

  test("a subject that is always too long admits nobody", () => {
    const long = "x".repeat(128);
    const mapping = { ...MAPPING, "google.subject": `'${long}' + assertion.ref` };
    expect(told({ mapping }).trust).toEqual(NOBODY);
    expect(told({ member: subject(long) }).trust).toEqual(NOBODY);
  });

  test("a subject that may be too long keeps the rest", () => {
    const mapping = { ...MAPPING, "google.subject": "assertion.sub" };
    const parts = {
      mapping,
      condition: "assertion.project_path == 'shop/web' && assertion.ref_type == 'branch'",
    };
    const named = {
      project_id: exact("20"),
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
    };
    expect(told(parts)).toEqual({ ...none, trust: own(named) });
    const long = "x".repeat(100);
    const two = {
      ...parts,
      condition: `${parts.condition} && assertion.ref in ['main', '${long}']`,
    };
    expect(told(two).trust).toEqual(own({ ...named, ref: exact("main") }));
  });

  test("an id that is not known yet is itself", () => {
    const id = "${gitlab_project.web.id}";
    const condition = `assertion.project_id == '${id}'`;
    expect(told({ condition, member: set(`attribute.project_id/${id}`) })).toEqual({
      ...none,
      trust: own({ project_id: exact(opaque(id)) }),
    });
  });

  test("a member that is not known is told, and wide", () => {
    const reading = told({ member: set("attribute.project_id/${var.id}x"), condition: undefined });
    expect(reading.notUnderstood).toEqual([
      {
        code: "unknown-value",
        message: `${set("attribute.project_id/${var.id}x")} is not known before apply`,
      },
    ]);
  });

  test("a member of a pool that is not known leaves what the provider asks for", () => {
    const reading = told({ member: "${lower(google_iam_workload_identity_pool.gitlab.name)}" });
    expect(reading).toEqual({
      ...none,
      trust: own(main),
      notUnderstood: [
        {
          code: "unknown-value",
          message: `who is a member of ${BINDING} is not known before apply`,
        },
      ],
    });
  });

  test("a mapping that is not known leaves the condition", () => {
    const reading = told({ provider: { attribute_mapping: "${var.mapping}" } });
    expect(reading.trust).toEqual(own(main));
    expect(reading.notUnderstood.map((n) => n.code)).toEqual(["unknown-value", "unknown-value"]);
  });

  test("a condition that cannot be read is told, and wide", () => {
    const reading = told({ condition: "assertion.(" });
    expect(reading.trust).toEqual(own({ project_id: exact("20") }));
    expect(reading.notUnderstood.map((n) => n.code)).toEqual(["not-understood"]);
  });

  test("a pool that is not there may admit every job", () => {
    const other = set("*").replace("gitlab-pool", "other-pool");
    expect(told({ member: other })).toEqual({
      trust: trustOf({ iss: exact("https://gitlab.com") }),
      notUnderstood: [
        { code: "unknown-value", message: `the input has no provider of the pool of ${other}` },
      ],
      undeclaredTemplates: [],
      audience: { required: false, registered: undefined },
    });
  });

  test("templates that nobody declared are told", () => {
    const mapping = { ...MAPPING, "google.subject": "assertion.sub" };
    const member = subject("project_id:20:ref_type:branch:ref:main");
    expect(told({ mapping, member, condition: undefined }).undeclaredTemplates).toEqual([
      ["project_id", "ref_type", "ref"],
    ]);
  });
});
