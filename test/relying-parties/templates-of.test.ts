import { describe, expect, test } from "@jest/globals";
import {
  type Declared,
  DEFAULT_TEMPLATE,
  describeLanguage,
  exact,
  type Grant,
  glob,
  type Language,
  opaque,
  type SubjectTemplate,
  trustOf,
} from "../../lib/core";
import { byTemplate } from "../../lib/relying-parties/templates-of";
import { SELF_MANAGED_ISSUER } from "../support/aws";

const BY_ID: SubjectTemplate = ["project_id", "ref_type", "ref"];
const projects = [
  { path: "shop/web", id: "20", template: BY_ID },
  { path: "shop/api", id: "21" },
  { path: "shop/new", id: opaque("${gitlab_project.new.id}"), template: BY_ID },
];
const declared: Declared = { issuer: SELF_MANAGED_ISSUER, projects };

function split(constraints: Parameters<typeof trustOf>[0], template?: SubjectTemplate) {
  const [grant] = trustOf(constraints, template).grants;
  return byTemplate(grant ?? { constraints: new Map() }, declared).map((part) => [
    part.template.join(),
    show(part.grant, "project_path"),
    show(part.grant, "project_id"),
    part.required.join(),
  ]);
}

function show(grant: Grant, claim: "project_path" | "project_id"): string {
  const values: Language | undefined = grant.constraints.get(claim)?.values;
  return values === undefined ? "any" : describeLanguage(values);
}

describe("byTemplate", () => {
  test("a declared project has its own template, and its id its path", () => {
    expect(split({ project_id: exact("20") })).toEqual([
      [BY_ID.join(), '"shop/web"', '"20"', "project_id"],
    ]);
    expect(split({ project_path: exact("shop/web") })).toEqual([
      [BY_ID.join(), '"shop/web"', '"20"', "project_path"],
    ]);
  });

  test("without one it is the default", () => {
    expect(split({ project_id: exact("21") })).toEqual([
      [DEFAULT_TEMPLATE.join(), '"shop/api"', '"21"', "project_id"],
    ]);
    expect(split({ project_path: exact("acme/web") })).toEqual([
      [DEFAULT_TEMPLATE.join(), '"acme/web"', "any", "project_path"],
    ]);
  });

  test("an id that is not known yet", () => {
    expect(split({ project_id: exact(opaque("${gitlab_project.new.id}")) })).toEqual([
      [BY_ID.join(), '"shop/new"', '"${gitlab_project.new.id}"', "project_id"],
    ]);
  });

  test("a group is split: projects with a template of their own, and the rest", () => {
    expect(split({ project_path: glob("shop/*") })).toEqual([
      [BY_ID.join(), '"shop/web"', '"20"', "project_path"],
      [BY_ID.join(), '"shop/new"', '"${gitlab_project.new.id}"', "project_path"],
      [DEFAULT_TEMPLATE.join(), "shop/*", "any", "project_path"],
    ]);
    expect(split({ project_path: glob("acme/*") })).toEqual([
      [DEFAULT_TEMPLATE.join(), "acme/*", "any", "project_path"],
    ]);
  });

  test("several projects of both kinds", () => {
    expect(
      split({ project_path: exact("shop/web", "shop/api") }).map(([template, path]) => [
        template,
        path,
      ]),
    ).toEqual([
      [BY_ID.join(), '"shop/web"'],
      [DEFAULT_TEMPLATE.join(), '"shop/api" or "shop/web"'],
    ]);
    expect(split({ project_path: exact("shop/web", "shop/new") })).toHaveLength(2);
  });

  test("a grant that names its template is one part", () => {
    const template: SubjectTemplate = ["project_path", "ref"];
    expect(split({ project_id: exact("20") }, template)).toEqual([
      [template.join(), '"shop/web"', '"20"', "project_id"],
    ]);
  });

  test("a grant of no token has no part", () => {
    expect(split({ project_id: exact("20"), project_path: exact("acme/web") })).toEqual([]);
    expect(split({ ref_type: exact("mr") })).toEqual([]);
  });
});
