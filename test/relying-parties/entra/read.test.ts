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
  opaque,
  trustOf,
} from "../../../lib/core";
import { read } from "../../../lib/relying-parties/entra";
import { AUDIENCE, documentOf, EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";

const TEMPLATE = ["project_id", "ref_type", "ref", "ref_protected"] as const;
const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [{ path: "shop/web", id: "20", template: TEMPLATE }],
};
const UNDECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };
const common = { iss: exact("https://gitlab.com"), aud: exact(AUDIENCE) };

describe("read", () => {
  test("an exact credential is the jobs of its subject", () => {
    const reading = read(documentOf(EXACT, exactly()), DECLARED);
    const trust = trustOf({
      ...common,
      project_id: exact("20"),
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: exact("main"),
      ref_protected: exact("true"),
    });
    expect(compare(reading.trust, trust)).toEqual({ kind: "same" });
    expect(reading).toMatchObject({
      notUnderstood: [],
      undeclaredTemplates: [],
      audience: { required: true, registered: undefined },
    });
  });

  test("a flexible one those of every comparison", () => {
    const { trust } = read(documentOf(FLEXIBLE, flexibly()), UNDECLARED);
    const expected = trustOf({
      ...common,
      project_id: exact("20"),
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: glob("release/*"),
    });
    expect(compare(trust, expected)).toEqual({ kind: "same" });
  });

  test("a template that nobody declared is told", () => {
    expect(read(documentOf(EXACT, exactly()), UNDECLARED).undeclaredTemplates).toEqual([TEMPLATE]);
  });

  test.each<[string, object]>([
    ["a subject of another system", { subject: "repo:a/b:ref:refs/heads/main" }],
    ["a wildcard", { subject: "project_path:shop/web:ref_type:branch:ref:*" }],
    ["a slash at the end", { issuer: "https://gitlab.com/" }],
    ["no audience", { audiences: [] }],
  ])("%s admits nobody", (_, attributes) => {
    expect(isEmptyTrust(read(documentOf(EXACT, exactly(attributes)), UNDECLARED).trust)).toBe(true);
  });

  test("a claim that GitLab does not mint admits nobody", () => {
    const attributes = flexibly({ claims_matching_expression: "claims['actor'] eq 'x'" });
    expect(read(documentOf(FLEXIBLE, attributes), UNDECLARED).trust.grants).toEqual([]);
  });

  test("an expression that is not understood may admit every job with the audience", () => {
    const attributes = flexibly({ claims_matching_expression: "contains(claims['sub'], 'x')" });
    const { trust, notUnderstood } = read(documentOf(FLEXIBLE, attributes), UNDECLARED);
    expect(compare(trust, trustOf(common))).toEqual({ kind: "same" });
    expect(notUnderstood.map((n) => n.code)).toEqual(["not-understood"]);
  });

  test("an id of a project to be created stays one", () => {
    const id = "${gitlab_project.web.id}";
    const declared = {
      issuer: GITLAB_DOT_COM,
      projects: [{ path: "shop/web", id: opaque(id), template: TEMPLATE }],
    };
    const expected = trustOf({
      ...common,
      project_id: exact(opaque(id)),
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: exact("main"),
      ref_protected: exact("true"),
    });
    const subject = `project_id:${id}:ref_type:branch:ref:main:ref_protected:true`;
    const readings = [
      read(documentOf(EXACT, exactly({ subject })), declared),
      read(
        documentOf(
          FLEXIBLE,
          flexibly({
            claims_matching_expression: `claims['sub'] eq '${subject}' and claims['project_id'] eq '${id}'`,
          }),
        ),
        declared,
      ),
    ];
    for (const { trust, notUnderstood } of readings) {
      expect(notUnderstood).toEqual([]);
      expect(compare(trust, expected)).toEqual({ kind: "same" });
    }
  });

  test("any other value that is not known may be anything, and is told", () => {
    const attributes = exactly({
      subject: "project_path:shop/${var.name}:ref_type:branch:ref:main",
    });
    const { trust, notUnderstood } = read(documentOf(EXACT, attributes), UNDECLARED);
    const token = (project_path: string) => jobToken({ aud: AUDIENCE, project_path });
    expect(contains(trust, token("shop/web"))).toBe(true);
    expect(contains(trust, token("other/web"))).toBe(false);
    expect(notUnderstood).toEqual([
      {
        code: "unknown-value",
        message: `${EXACT}.deploy compares sub with "project_path:shop/\${var.name}:ref_type:branch:ref:main", which is not known before apply`,
      },
    ]);
    const whole = read(documentOf(EXACT, exactly({ subject: "${var.subject}" })), UNDECLARED);
    expect(compare(whole.trust, trustOf(common))).toEqual({ kind: "same" });
  });

  test("an attribute that is missing may be anything", () => {
    const { trust, notUnderstood } = read(documentOf(EXACT, exactly({ issuer: null })), UNDECLARED);
    expect(notUnderstood).toEqual([
      { code: "not-understood", message: `${EXACT}.deploy compares iss with (missing)` },
    ]);
    expect(isEmptyTrust(trust)).toBe(false);
  });
});
