import { describe, expect, test } from "@jest/globals";
import {
  type Declared,
  exact,
  GITLAB_DOT_COM,
  glob,
  opaque,
  type SubjectTemplate,
} from "../../lib/core";
import { guessed, known, NOBODY, read } from "./subject-words";

const BY_ID: SubjectTemplate = ["project_id", "ref_type", "ref"];
const PROTECTED: SubjectTemplate = [...BY_ID, "ref_protected"];
const API = opaque("${gitlab_project.api.id}");

const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [
    { path: "shop/web", id: "20", template: BY_ID },
    { path: "shop/api", id: API, template: PROTECTED },
    { path: "shop/docs", id: "22", template: ["project_path", "ref_type", "ref"] },
    { path: "shop/env", id: "23", template: ["project_id", "ref", "deployment_tier"] },
    { path: "shop/any" },
  ],
};

describe("an exact subject of a declared project", () => {
  test.each([
    [
      "by its own template",
      "project_id:20:ref_type:branch:ref:main",
      known(
        'project_id,ref_type,ref | project_path "shop/web" | project_id "20" | ref_type "branch" | ref "main"',
      ),
    ],
    ["by the default one instead", "project_path:shop/web:ref_type:branch:ref:main", NOBODY],
    ["by more than its own", "project_id:20:ref_type:branch:ref:main:ref_protected:true", NOBODY],
    [
      "whose id is not known yet",
      `project_id:${API}:ref_type:branch:ref:main:ref_protected:true`,
      known(
        'project_id,ref_type,ref,ref_protected | project_path "shop/api" | project_id "${gitlab_project.api.id}" | ref_type "branch" | ref "main" | ref_protected "true"',
      ),
    ],
    [
      "whose template is the default one",
      "project_path:shop/docs:ref_type:tag:ref:v1",
      known(
        'project_path,ref_type,ref | project_path "shop/docs" | project_id "22" | ref_type "tag" | ref "v1"',
      ),
    ],
    [
      "without the environment, whose component vanishes",
      "project_id:23:ref:main",
      known(
        'project_id,ref,deployment_tier | project_path "shop/env" | project_id "23" | ref "main" | deployment_tier nothing',
      ),
    ],
    [
      "with the environment",
      "project_id:23:ref:main:deployment_tier:production",
      known(
        'project_id,ref,deployment_tier | project_path "shop/env" | project_id "23" | ref "main" | deployment_tier "production"',
      ),
    ],
    [
      "whose template is not declared",
      "project_path:shop/any:ref_type:branch:ref:main",
      known('project_path,ref_type,ref | project_path "shop/any" | ref_type "branch" | ref "main"'),
    ],
    [
      "whose template is not declared, by another than the default one",
      "project_path:shop/any:ref:main",
      guessed("project_path,ref", 'project_path,ref | project_path "shop/any" | ref "main"'),
    ],
    ["in another case", "project_path:Shop/docs:ref_type:tag:ref:v1", NOBODY],
    ["below it", "project_path:shop/docs/x:ref_type:tag:ref:v1", NOBODY],
  ])("%s", (_, subject, expected) => {
    expect(read(exact(subject), DECLARED)).toEqual(expected);
  });

  test("a literal id may be the one that is not known yet: that is possible, not certain", () => {
    expect(
      read(exact("project_id:55:ref_type:branch:ref:main:ref_protected:true"), DECLARED),
    ).toEqual({
      grants: [
        'project_id,ref_type,ref,ref_protected | project_id "55" | ref_type "branch" | ref "main" | ref_protected "true"',
      ],
      certain: 0,
      undeclared: [],
    });
    expect(read(exact("project_id:55:ref_type:branch:ref:main"), DECLARED)).toEqual(
      guessed(
        "project_id,ref_type,ref",
        'project_id,ref_type,ref | project_id "55" | ref_type "branch" | ref "main"',
      ),
    );
  });
});

describe("a wildcard subject with declared projects", () => {
  const others = 'project_path anything but "shop/api" or "shop/docs" or "shop/env" or "shop/web"';
  const otherIds = 'project_id anything but "20" or "22" or "23" or "${gitlab_project.api.id}"';

  test.each([
    [
      "of one by id",
      "project_id:20:*",
      known('project_id,ref_type,ref | project_path "shop/web" | project_id "20"'),
    ],
    [
      "of one whose id is not known yet",
      `project_id:${API}:*`,
      known(
        'project_id,ref_type,ref,ref_protected | project_path "shop/api" | project_id "${gitlab_project.api.id}"',
      ),
    ],
    [
      "of one with and without environment",
      "project_id:23:*",
      known(
        'project_id,ref,deployment_tier | project_path "shop/env" | project_id "23" | deployment_tier anything',
        'project_id,ref,deployment_tier | project_path "shop/env" | project_id "23" | deployment_tier nothing',
      ),
    ],
    [
      "of a group: projects with templates of their own are left out",
      "project_path:shop/*:ref_type:branch:ref:main",
      known(
        'project_path,ref_type,ref | project_path anything but "shop/api" or "shop/env" or "shop/web", and shop/* | ref_type "branch" | ref "main"',
      ),
    ],
    [
      "of everybody's main",
      "*:ref:main",
      known(
        'project_id,ref_type,ref | project_path "shop/web" | project_id "20" | ref "main"',
        'project_id,ref,deployment_tier | project_path "shop/env" | project_id "23" | ref "main" | deployment_tier nothing',
        'project_path,ref_type,ref | project_path anything but "shop/api" or "shop/env" or "shop/web" | ref "main"',
      ),
    ],
    ["of a path whose project leads with the id", "project_path:shop/web:*", NOBODY],
    ["below a project", "project_path:shop/docs/*", NOBODY],
  ])("%s", (_, pattern, expected) => {
    expect(read(glob(pattern), DECLARED)).toEqual(expected);
  });

  test("of any id: anybody else may take such a template, too", () => {
    expect(read(glob("project_id:*:ref_type:branch:ref:main"), DECLARED)).toEqual({
      grants: [
        'project_id,ref_type,ref | project_path "shop/web" | project_id "20" | ref_type "branch" | ref "main"',
        `project_id,ref_type,ref | ${others} | ${otherIds} | ref_type "branch" | ref "main"`,
      ],
      certain: 1,
      undeclared: ["project_id,ref_type,ref"],
    });
  });

  test("of a range of ids", () => {
    expect(read(glob("project_id:2?:ref_type:tag:ref:v1"), DECLARED)).toEqual({
      grants: [
        'project_id,ref_type,ref | project_path "shop/web" | project_id "20" | ref_type "tag" | ref "v1"',
        `project_id,ref_type,ref | ${others} | project_id anything but "20" or "22" or "23", and 2? | ref_type "tag" | ref "v1"`,
      ],
      certain: 1,
      undeclared: ["project_id,ref_type,ref"],
    });
  });

  test("a literal id that may be the one not known yet", () => {
    expect(read(glob("project_id:55:ref_type:*:ref_protected:true"), DECLARED)).toEqual({
      grants: ['project_id,ref_type,ref,ref_protected | project_id "55" | ref_protected "true"'],
      certain: 0,
      undeclared: [],
    });
  });

  test("of a project whose template is not declared, by another than the default one", () => {
    expect(read(glob("project_path:shop/any:*:ref_protected:true"), DECLARED)).toEqual(
      guessed(
        "project_path,ref_type,ref,ref_protected",
        'project_path,ref_type,ref,ref_protected | project_path "shop/any" | ref_protected "true"',
      ),
    );
  });

  describe("led by the project that runs the job, or the one the code comes from", () => {
    const only = (template: SubjectTemplate, id?: string): Declared => ({
      issuer: GITLAB_DOT_COM,
      projects: [{ path: "shop/web", ...(id !== undefined && { id }), template }],
    });
    const other = 'project_path anything but "shop/web" | project_id anything but "20"';

    test("a wildcard names the declared project, and others that may take such a template", () => {
      expect(
        read(glob("job_project_id:*:ref:main"), only(["job_project_id", "ref"], "20")),
      ).toEqual({
        grants: [
          'job_project_id,ref | ref "main" | job_project_id "20"',
          `job_project_id,ref | ${other} | ref "main" | job_project_id anything`,
        ],
        certain: 1,
        undeclared: ["job_project_id,ref"],
      });
    });

    test("an id that is not known leaves the path", () => {
      expect(read(glob("job_project_id:*:ref:main"), only(["job_project_id", "ref"]))).toEqual({
        grants: [
          'job_project_id,ref | ref "main" | job_project_path "shop/web" | job_project_id anything',
          'job_project_id,ref | project_path anything but "shop/web" | ref "main" | job_project_id anything',
        ],
        certain: 1,
        undeclared: ["job_project_id,ref"],
      });
    });

    test("an exact subject by the declared template", () => {
      const byJob = only(["job_project_path", "ref"], "20");
      const bySource = only(["source_project_id", "ref"], "20");
      expect(read(exact("job_project_path:shop/web:ref:main"), byJob)).toEqual(
        known('job_project_path,ref | ref "main" | job_project_path "shop/web"'),
      );
      expect(read(exact("source_project_id:7:ref:main"), bySource)).toEqual(
        known(
          'source_project_id,ref | ref "main" | job_project_path "shop/web" | source_project_id "7"',
        ),
      );
    });

    test("an exact subject by another template", () => {
      const byJob = only(["job_project_path", "ref"], "20");
      expect(read(exact("job_project_path:shop/web:ref_type:tag"), byJob)).toEqual(known());
      expect(read(exact("job_project_path:shop/api:ref:main"), byJob)).toEqual(
        guessed(
          "job_project_path,ref",
          'job_project_path,ref | ref "main" | job_project_path "shop/api"',
        ),
      );
      expect(read(exact("source_project_path:shop/web:ref:main"), byJob)).toEqual(
        guessed(
          "source_project_path,ref",
          'source_project_path,ref | ref "main" | source_project_path "shop/web"',
        ),
      );
    });
  });

  test("a project without an id is named by its path", () => {
    const declared: Declared = {
      issuer: GITLAB_DOT_COM,
      projects: [{ path: "shop/web", template: BY_ID }],
    };
    expect(read(glob("*:ref_type:tag:ref:v1"), declared).grants[0]).toBe(
      'project_id,ref_type,ref | project_path "shop/web" | ref_type "tag" | ref "v1"',
    );
  });

  test("beside a project without a path, no subject of the default template is certain", () => {
    const projects = [{ id: "20", template: BY_ID }];
    const { grants, certain } = read(glob("*:ref_type:tag:ref:v1"), {
      issuer: GITLAB_DOT_COM,
      projects,
    });
    expect(grants).toEqual([
      'project_id,ref_type,ref | project_id "20" | ref_type "tag" | ref "v1"',
      'project_path,ref_type,ref | ref_type "tag" | ref "v1"',
    ]);
    expect(certain).toBe(1);
  });
});
