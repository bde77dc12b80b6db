import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, GITLAB_DOT_COM, type SubjectTemplate } from "../../lib/core";
import { knownTemplates, refuseConflicts, withTemplates } from "../../lib/review/given-templates";
import { refusal } from "./refusal";

const BY_ID: SubjectTemplate = ["project_id", "ref_type", "ref"];
const given = { project: "shop/web", components: BY_ID };

describe("knownTemplates", () => {
  test("keeps templates by project", () => {
    expect(knownTemplates([given])).toEqual(new Map([["shop/web", BY_ID]]));
  });

  test.each([
    [
      "a project given twice",
      [given, given],
      undefined,
      "ERR_USAGE: a project is given two subject templates; given: shop/web",
    ],
    [
      "a component of a later GitLab",
      [given],
      "18.0",
      'ERR_SUBJECT_TEMPLATE: project_id is a component since GitLab 19.2, the instance is 18.0; given: ["project_id","ref_type","ref"]; allowed: project_path, ref_type, ref on GitLab 18.0, a project first, each once',
    ],
  ])("fails for %s", (_case, templates, version, message) => {
    expect(refusal(() => knownTemplates(templates, version))).toBe(message);
  });
});

describe("refuseConflicts", () => {
  const known = new Map([["shop/web", BY_ID]]);

  test.each([
    ["equal", BY_ID],
    ["not declared", undefined],
    ["the default, which somebody may have changed by hand", DEFAULT_TEMPLATE],
  ])("accepts a template that is %s in the input", (_case, template) => {
    expect(() => refuseConflicts(known, [{ path: "shop/web", template }])).not.toThrow();
  });

  test("fails for a template that the input contradicts", () => {
    const template: SubjectTemplate = ["project_id", "ref"];
    expect(refusal(() => refuseConflicts(known, [{ path: "shop/web", template }]))).toBe(
      "ERR_SUBJECT_TEMPLATE: the input declares another subject template for shop/web; given: project_id,ref_type,ref; allowed: project_id,ref; fix: leave out --subject-template: what Terraform sets is what GitLab will use",
    );
  });
});

test("withTemplates adds the projects that the input does not name", () => {
  const declared = { issuer: GITLAB_DOT_COM, projects: [{ path: "shop/web" }] };
  const templates = new Map([
    ["shop/web", BY_ID],
    ["shop/api", BY_ID],
  ]);
  expect(withTemplates(declared, templates).projects).toEqual([
    { path: "shop/web" },
    { path: "shop/api", template: BY_ID },
  ]);
  expect(withTemplates(declared, new Map())).toBe(declared);
});
