import { describe, expect, test } from "@jest/globals";
import {
  COMPONENT_ORDER,
  componentsOf,
  componentSince,
  DEFAULT_TEMPLATE,
  isSubjectComponent,
  LEADING_COMPONENTS,
  NEWEST_VERSION,
  opaque,
  renderSubject,
  shapesOf,
  subjectTemplate,
  type SubjectTemplate,
  templateProblem,
} from "../../lib/core";
import { refusal } from "../support/synth";

const FIRST = ["project_path", "ref_type", "ref"];
const SECOND = [...FIRST, "ref_protected", "environment_protected", "deployment_tier"];

describe("components", () => {
  test.each([
    ["17.9", []],
    ["17.10", FIRST],
    ["18.6", FIRST],
    ["18.7", SECOND],
    ["19.1", SECOND],
    ["19.2", ["project_path", "project_id", ...SECOND.slice(1)]],
    ["19.3", ["project_path", "project_id", ...SECOND.slice(1)]],
    ["19.4", COMPONENT_ORDER],
    [NEWEST_VERSION, COMPONENT_ORDER],
  ])("of GitLab %s", (version, expected) => {
    expect(componentsOf(version)).toEqual(expected);
  });

  test("stand in one order", () => {
    expect(COMPONENT_ORDER).toEqual([
      "project_path",
      "project_id",
      "job_project_path",
      "job_project_id",
      "source_project_path",
      "source_project_id",
      "ref_type",
      "ref",
      "ref_protected",
      "environment_protected",
      "deployment_tier",
    ]);
  });

  test("lead where they name a project", () => {
    expect(LEADING_COMPONENTS).toEqual([
      "project_path",
      "project_id",
      "job_project_path",
      "job_project_id",
      "source_project_path",
      "source_project_id",
    ]);
  });

  test("have the version that brought them", () => {
    expect(componentSince("project_path")).toBe("17.10");
    expect(componentSince("ref_protected")).toBe("18.7");
    expect(componentSince("project_id")).toBe("19.2");
    expect(componentSince("source_project_id")).toBe("19.4");
  });

  test.each([
    ["ref", true],
    ["environment", false],
    ["namespace_path", false],
    ["REF", false],
    ["toString", false],
    ["__proto__", false],
  ])("%s is one: %s", (name, expected) => {
    expect(isSubjectComponent(name)).toBe(expected);
  });
});

describe("templateProblem", () => {
  test.each<[readonly string[], string]>([
    [DEFAULT_TEMPLATE, "15.0"],
    [["project_path"], "17.10"],
    [["project_path", "ref", "ref_type"], "17.10"],
    [["project_path", "ref_protected"], "18.7"],
    [["project_id", "ref_type", "ref"], "19.2"],
    [["job_project_id", "project_id"], "19.4"],
    [["source_project_path", "ref"], "19.4"],
  ])("%j on GitLab %s has none", (components, version) => {
    expect(templateProblem(components, version)).toBeUndefined();
  });

  test.each<[readonly string[], string, string]>([
    [[], "19.4", "a subject template needs at least one component"],
    [["project_path", "environment"], "19.4", "environment is not a component of a subject"],
    [["project_path", "constructor"], "19.4", "constructor is not a component of a subject"],
    [[""], "19.4", " is not a component of a subject"],
    [
      ["project_path,ref_type,ref"],
      "19.4",
      "project_path,ref_type,ref is not a component of a subject",
    ],
    [
      ["project_path"],
      "17.9",
      "project_path is a component since GitLab 17.10, the instance is 17.9",
    ],
    [
      ["project_path", "ref_protected"],
      "18.6",
      "ref_protected is a component since GitLab 18.7, the instance is 18.6",
    ],
    [["project_id"], "19.1", "project_id is a component since GitLab 19.2, the instance is 19.1"],
    [
      ["job_project_path"],
      "19.3",
      "job_project_path is a component since GitLab 19.4, the instance is 19.3",
    ],
    [["project_path", "ref", "ref"], "19.4", "a component occurs twice"],
    [["ref", "project_path"], "19.4", "a subject starts with a project, not with ref"],
    [
      ["ref_protected", "project_path"],
      "19.4",
      "a subject starts with a project, not with ref_protected",
    ],
    [
      ["project_id", "project_path"],
      "19.4",
      "a subject names the project by path or by id, not by both",
    ],
    [
      ["job_project_id", "project_path", "ref", "project_id"],
      "19.4",
      "a subject names the project by path or by id, not by both",
    ],
  ])("%j on GitLab %s", (components, version, expected) => {
    expect(templateProblem(components, version)).toBe(expected);
  });
});

describe("subjectTemplate", () => {
  test("gives back what GitLab takes", () => {
    expect(subjectTemplate(["project_id", "ref"], "19.2")).toEqual(["project_id", "ref"]);
    expect(subjectTemplate(["source_project_id"])).toEqual(["source_project_id"]);
  });

  test("refuses the rest with what is allowed", () => {
    expect(refusal(() => subjectTemplate(["ref"], "17.10"))).toEqual({
      code: "ERR_SUBJECT_TEMPLATE",
      where: undefined,
      message:
        'a subject starts with a project, not with ref; given: ["ref"]; allowed: project_path, ref_type, ref on GitLab 17.10, a project first, each once',
    });
  });

  test("says that an old GitLab has no templates at all", () => {
    expect(refusal(() => subjectTemplate(["project_path"], "17.9"))).toEqual({
      code: "ERR_SUBJECT_TEMPLATE",
      where: undefined,
      message:
        'project_path is a component since GitLab 17.10, the instance is 17.9; given: ["project_path"]; allowed: none before GitLab 17.10 on GitLab 17.9, a project first, each once',
    });
  });
});

describe("shapesOf", () => {
  test.each<[SubjectTemplate, readonly SubjectTemplate[]]>([
    [DEFAULT_TEMPLATE, [DEFAULT_TEMPLATE]],
    [["project_path", "ref_protected"], [["project_path", "ref_protected"]]],
    [
      ["project_id", "environment_protected", "ref", "deployment_tier"],
      [
        ["project_id", "environment_protected", "ref", "deployment_tier"],
        ["project_id", "ref"],
      ],
    ],
    [
      ["project_path", "deployment_tier"],
      [["project_path", "deployment_tier"], ["project_path"]],
    ],
  ])("%j", (template, expected) => {
    expect(shapesOf(template)).toEqual(expected);
  });
});

describe("renderSubject", () => {
  const token = { project_path: "shop/web", project_id: "20", ref_type: "branch", ref: "main" };

  test("joins names and values in the order of the template", () => {
    expect(renderSubject(DEFAULT_TEMPLATE, token)).toBe(
      "project_path:shop/web:ref_type:branch:ref:main",
    );
    expect(renderSubject(["project_id", "ref"], token)).toBe("project_id:20:ref:main");
  });

  test("leaves out what the token lacks or has not as text", () => {
    expect(
      renderSubject(["project_id", "ref_protected", "deployment_tier", "ref"], {
        ...token,
        ref_protected: true,
        deployment_tier: null,
      }),
    ).toBe("project_id:20:ref:main");
  });

  test("writes an opaque value as its text", () => {
    expect(
      renderSubject(["project_id", "ref"], {
        ...token,
        project_id: opaque("${gitlab_project.web.id}"),
      }),
    ).toBe("project_id:${gitlab_project.web.id}:ref:main");
  });
});
