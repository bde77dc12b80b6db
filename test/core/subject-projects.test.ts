import { describe, expect, test } from "@jest/globals";
import {
  type Declared,
  type DeclaredProject,
  DEFAULT_TEMPLATE,
  exact,
  GITLAB_DOT_COM,
  glob,
  opaque,
  type SubjectTemplate,
} from "../../lib/core";
import {
  customizedProjects,
  declaredTemplates,
  distinctTemplates,
  fittingTemplates,
  leadProject,
  Names,
  templatesOfUnknownIds,
} from "../../lib/core/subject-projects";

const BY_ID: SubjectTemplate = ["project_id", "ref_type", "ref"];
const BY_PATH: SubjectTemplate = ["project_path", "ref"];
const web = { path: "shop/web", id: "20", template: BY_ID };
const api = { path: "shop/api", id: opaque("api"), template: ["project_id", "ref"] as const };
const tools = { path: "shop/tools", template: [...BY_ID] };
const docs = { path: "shop/docs", id: "22", template: [...DEFAULT_TEMPLATE] };
const any: DeclaredProject = { path: "shop/any" };
const site = { path: "shop/site", id: opaque("site"), template: BY_PATH };
const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [web, api, tools, docs, any, site],
};

test("customizedProjects are those with another template than the default one", () => {
  expect(customizedProjects(DECLARED)).toEqual([web, api, tools, site]);
  expect(customizedProjects(DECLARED)).toBe(customizedProjects(DECLARED));
});

test("templatesOfUnknownIds are those by id of projects without a literal one", () => {
  expect(templatesOfUnknownIds(DECLARED)).toEqual([["project_id", "ref"], BY_ID]);
  expect(templatesOfUnknownIds({ ...DECLARED, projects: [web, site] })).toEqual([]);
});

test("distinctTemplates", () => {
  expect(distinctTemplates([BY_ID, BY_PATH, [...BY_ID]])).toEqual([BY_ID, BY_PATH]);
});

test.each<[string, DeclaredProject | undefined, readonly SubjectTemplate[]]>([
  ["a project with a template", web, [BY_ID]],
  ["a project without", any, [DEFAULT_TEMPLATE, ["project_id", "ref"], BY_ID]],
  ["no project", undefined, [DEFAULT_TEMPLATE, ["project_id", "ref"], BY_ID]],
])("fittingTemplates of %s", (_, project, expected) => {
  expect(fittingTemplates(project, DECLARED)).toEqual(expected);
});

describe("leadProject", () => {
  test.each([
    ["project_path", "shop/web", web],
    ["project_id", "20", web],
    ["project_id", opaque("api"), api],
    ["project_id", "99", undefined],
    ["project_path", "20", undefined],
    ["job_project_path", "shop/web", web],
    ["job_project_id", "20", web],
    ["job_project_id", "99", undefined],
    ["source_project_path", "shop/web", undefined],
    ["source_project_id", "20", undefined],
    [undefined, "shop/web", undefined],
  ] as const)("%s %s", (lead, value, expected) => {
    expect(leadProject(lead, value, DECLARED)).toBe(expected);
  });
});

describe("Names", () => {
  const names = new Names(["shop/web", "shop/api", "acme/web"]);

  test("are asked which of them a language holds", () => {
    expect(names.within(undefined)).toEqual(["shop/web", "shop/api", "acme/web"]);
    expect(names.within(exact("shop/api", "shop/x"))).toEqual(["shop/api"]);
    expect(names.within(glob("shop/*"))).toEqual(["shop/web", "shop/api"]);
    expect(names.within(glob("x*"))).toEqual([]);
  });
});

describe("declaredTemplates", () => {
  const byJobPath: SubjectTemplate = ["job_project_path", "ref"];
  const byJobId: SubjectTemplate = ["job_project_id", "ref"];
  const bySource: SubjectTemplate = ["source_project_id"];

  const read = (...projects: readonly DeclaredProject[]) => {
    const found = declaredTemplates({ issuer: GITLAB_DOT_COM, projects });
    return {
      owners: found.customized.map(({ template, owners }) => [
        template.join(),
        ...owners.map(({ claim, names }) => [claim, ...names.all]),
      ]),
      hasUnnamed: found.hasUnnamed,
      paths: [found.customizedPaths.all, found.settledPaths.all],
      ids: found.settledIds.all,
      unknown: found.ofUnknownIds.map((t) => t.join()),
    };
  };

  test("tell whose each template is, by the claim that leads it", () => {
    expect(read(web, api, tools, docs, any, site)).toEqual({
      owners: [
        ["project_id,ref_type,ref", ["project_path", "shop/tools"], ["project_id", "20"]],
        ["project_id,ref", ["project_id", opaque("api")]],
        ["project_path,ref", ["project_path", "shop/site"]],
      ],
      hasUnnamed: false,
      paths: [
        ["shop/web", "shop/api", "shop/tools", "shop/site"],
        ["shop/web", "shop/api", "shop/tools", "shop/docs", "shop/site"],
      ],
      ids: ["20", opaque("api"), "22", opaque("site")],
      unknown: ["project_id,ref", "project_id,ref_type,ref"],
    });
  });

  test("a subject led by the job's or the source project is that of the project that runs it", () => {
    expect(
      read(
        { path: "a/b", id: "1", template: byJobPath },
        { path: "a/c", id: "2", template: byJobId },
        { path: "a/d", id: "3", template: bySource },
      ),
    ).toEqual({
      owners: [
        ["job_project_path,ref", ["job_project_path", "a/b"]],
        ["job_project_id,ref", ["job_project_id", "2"]],
        ["source_project_id", ["job_project_path", "a/d"]],
      ],
      hasUnnamed: false,
      paths: [
        ["a/b", "a/c", "a/d"],
        ["a/b", "a/c", "a/d"],
      ],
      ids: ["1", "2", "3"],
      unknown: ["source_project_id"],
    });
  });

  test("projects that lack the name that leads", () => {
    expect(read({ id: "1", template: byJobPath }, { path: "a/c", template: byJobId })).toEqual({
      owners: [
        ["job_project_path,ref", ["job_project_id", "1"]],
        ["job_project_id,ref", ["job_project_path", "a/c"]],
      ],
      hasUnnamed: true,
      paths: [["a/c"], ["a/c"]],
      ids: ["1"],
      unknown: ["job_project_path,ref", "job_project_id,ref"],
    });
  });

  test("are gathered once for an input", () => {
    expect(declaredTemplates(DECLARED)).toBe(declaredTemplates(DECLARED));
  });
});
