import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  complement,
  type Declared,
  exact,
  glob,
  intersection,
  issuer,
  NONE,
  union,
} from "../../lib/core";
import { pattern } from "../../lib/core/language";
import { guessed, known, NOBODY, read } from "./subject-words";

const onVersion = (version: string): Declared => ({
  issuer: issuer({ kind: "self-managed", url: "https://gitlab.example.com", version }),
  projects: [],
});

describe("an exact subject of which nothing is declared", () => {
  test.each([
    [
      "the default template",
      "project_path:a/b:ref_type:branch:ref:main",
      known('project_path,ref_type,ref | project_path "a/b" | ref_type "branch" | ref "main"'),
    ],
    [
      "a template by id",
      "project_id:99:ref_type:branch:ref:main",
      guessed(
        "project_id,ref_type,ref",
        'project_id,ref_type,ref | project_id "99" | ref_type "branch" | ref "main"',
      ),
    ],
    [
      "a template without a ref's type",
      "project_path:a/b:ref:main",
      guessed("project_path,ref", 'project_path,ref | project_path "a/b" | ref "main"'),
    ],
    ["a type that GitLab never mints", "project_path:a/b:ref_type:mr:ref:main", NOBODY],
    ["an empty ref", "project_path:a/b:ref_type:branch:ref:", NOBODY],
    ["a template that starts with no project", "ref:main:project_path:a/b", NOBODY],
    ["a component twice", "project_path:a/b:ref:x:ref:y", NOBODY],
    ["a component that is none", "project_path:a/b:environment:production", NOBODY],
    ["GitHub's form", "repo:a/b:ref:refs/heads/main", NOBODY],
    ["nothing", "", NOBODY],
  ])("%s", (_, subject, expected) => {
    expect(read(exact(subject))).toEqual(expected);
  });
});

describe("a wildcard subject of which nothing is declared", () => {
  test.each([
    ["anything", "*", known("any")],
    ["any ref", "project_path:a/b:*", known('project_path,ref_type,ref | project_path "a/b"')],
    [
      "a star at the end of a path, which crosses into what follows",
      "project_path:a/b*",
      known("project_path,ref_type,ref | project_path a/b*"),
    ],
    [
      "a star at the start of a ref, which crosses back",
      "project_path:*main",
      known("project_path,ref_type,ref | ref *main"),
    ],
    ["any project", "*:ref:main", known('project_path,ref_type,ref | ref "main"')],
    ["any type", "*:ref_type:tag:*", known('project_path,ref_type,ref | ref_type "tag"')],
    [
      "a star in the middle",
      "project_path:a/b:ref_type:*:ref:main",
      known('project_path,ref_type,ref | project_path "a/b" | ref "main"'),
    ],
    [
      "a question mark in a ref",
      "project_path:a/b:ref_type:branch:ref:release/?",
      known('project_path,ref_type,ref | project_path "a/b" | ref_type "branch" | ref release/?'),
    ],
    [
      "question marks for letters of a name and for a colon",
      "project?path:a/b?ref_type:branch:ref:main",
      known('project_path,ref_type,ref | project_path "a/b" | ref_type "branch" | ref "main"'),
    ],
    [
      "any project by id",
      "project_id:*",
      guessed("project_id,ref_type,ref", "project_id,ref_type,ref"),
    ],
    [
      "one project by id",
      "project_id:20:*",
      guessed("project_id,ref_type,ref", 'project_id,ref_type,ref | project_id "20"'),
    ],
    [
      "an unusual order",
      "project_path:a/b:ref_protected:true:*",
      guessed(
        "project_path,ref_protected,ref_type",
        'project_path,ref_protected,ref_type | project_path "a/b" | ref_protected "true"',
      ),
    ],
    ["GitHub's form", "repo:a/b:*", NOBODY],
    ["a path that no project has", "project_path:a b/*", NOBODY],
    ["a colon that no name follows", "project_path:a/b:ref_type:branch:ref:x:y:*", NOBODY],
  ])("%s", (_, pattern, expected) => {
    expect(read(glob(pattern))).toEqual(expected);
  });

  test("in any case", () => {
    const pattern = "PROJECT_PATH:A/B:REF_TYPE:BRANCH:REF:MAIN";
    expect(read(glob(pattern, { ignoreCase: true, question: false }))).toEqual(
      known(
        "project_path,ref_type,ref | project_path A/B in any case | ref_type BRANCH in any case | ref MAIN in any case",
      ),
    );
    expect(read(glob(`${pattern}*`))).toEqual(NOBODY);
  });

  test("a question mark that is no wildcard is in no subject", () => {
    const pattern = "project_path:a/b:ref_type:branch:ref:m?in";
    expect(read(glob(pattern, { ignoreCase: true, question: false }))).toEqual(NOBODY);
    expect(read(glob(pattern, { ignoreCase: true })).grants).toEqual([
      "project_path,ref_type,ref | project_path a/b in any case | ref_type branch in any case | ref m?in in any case",
    ]);
  });
});

describe("the version decides which templates can be", () => {
  const byId = "project_id:9:ref_type:branch:ref:main";
  const byProtection = "project_path:a/b:ref:main:ref_protected:true";
  const byJob = "job_project_path:a/b:ref:main";

  test.each([
    ["17.9", []],
    ["17.10", []],
    ["18.6", []],
    ["18.7", [byProtection]],
    ["19.1", [byProtection]],
    ["19.2", [byId, byProtection]],
    ["19.3", [byId, byProtection]],
    ["19.4", [byId, byProtection, byJob]],
  ])("GitLab %s", (version, expected) => {
    const found = (wild: boolean) =>
      [byId, byProtection, byJob].filter(
        (text) =>
          read(wild ? glob(`${text.slice(0, -1)}*`) : exact(text), onVersion(version)).grants
            .length > 0,
      );
    expect(found(false)).toEqual(expected);
    expect(found(true)).toEqual(expected);
  });

  test.each([
    ["18.7", "project_path,ref_type,ref,ref_protected", 'project_path anything but "shop/docs"'],
    ["19.2", "project_id,ref_type,ref,ref_protected", 'project_id anything but "22"'],
  ])(
    "GitLab %s: a pattern is first taken for %s, of projects whose template is not declared",
    (version, template, others) => {
      const declared: Declared = {
        ...onVersion(version),
        projects: [{ path: "shop/docs", id: "22", template: ["project_path", "ref_type", "ref"] }],
      };
      expect(read(glob("*:ref_type:tag:ref:v1:ref_protected:true"), declared)).toEqual(
        guessed(
          template,
          `${template} | ${others} | ref_type "tag" | ref "v1" | ref_protected "true"`,
        ),
      );
    },
  );

  test("the default template is there in every version", () => {
    expect(
      read(exact("project_path:a/b:ref_type:branch:ref:main"), onVersion("15.0")).certain,
    ).toBe(1);
  });
});

test("a subject that was read before is read anew where something else is declared", () => {
  const subject = exact("project_path:a/b:ref_type:branch:ref:main");
  const open = onVersion("18.7");
  const declared: Declared = {
    ...open,
    projects: [{ path: "a/b", template: ["project_id", "ref_type", "ref"] }],
  };
  const [before, other, again] = [open, declared, open].map((d) => read(subject, d));
  expect(other).toEqual(NOBODY);
  expect(before).not.toEqual(NOBODY);
  expect(again).toEqual(before);
});

describe("sets of subjects", () => {
  const main = "project_path:a/b:ref_type:branch:ref:main";
  const byId = "project_id:9:ref_type:branch:ref:main";
  const mainGrant =
    'project_path,ref_type,ref | project_path "a/b" | ref_type "branch" | ref "main"';
  const idGrant = 'project_id,ref_type,ref | project_id "9" | ref_type "branch" | ref "main"';

  test("none and any", () => {
    expect(read(NONE)).toEqual(NOBODY);
    expect(read(ANY)).toEqual(known("any"));
  });

  test("several values, certain and not", () => {
    expect(read(exact(main, byId))).toEqual({
      grants: [idGrant, mainGrant],
      certain: 1,
      undeclared: ["project_id,ref_type,ref"],
    });
  });

  test("a union", () => {
    expect(read(union(exact(main), glob("project_id:9:*"), glob("*:ref:x*")))).toEqual({
      grants: [
        mainGrant,
        "project_path,ref_type,ref | ref x*",
        'project_id,ref_type,ref | project_id "9"',
      ],
      certain: 2,
      undeclared: ["project_id,ref_type,ref"],
    });
  });

  test("an intersection", () => {
    expect(read(intersection(glob("project_path:a/*"), glob("*:ref:main")))).toEqual(
      known('project_path,ref_type,ref | project_path a/* | ref "main"'),
    );
    expect(read(intersection(glob("*:ref:main*"), glob("project_id:9:*")))).toEqual({
      grants: ['project_path,ref_type,ref | project_id "9" | ref main*'],
      certain: 0,
      undeclared: ["project_id,ref_type,ref"],
    });
    expect(read(intersection(glob("*:ref_type:tag:*"), glob("*:ref_type:branch:*")))).toEqual(
      NOBODY,
    );
  });

  test("a complement leaves out only what is certain to have the subject", () => {
    expect(read(complement(exact(main)))).toEqual(
      known(
        'any | project_path anything but "a/b"',
        'any | project_path "a/b" | ref_type anything but "branch"',
        'any | project_path "a/b" | ref_type "branch" | ref anything but "main"',
      ),
    );
    expect(read(complement(exact(byId)))).toEqual({
      grants: ["any"],
      certain: 3,
      undeclared: [],
    });
  });
});

test("a foreign expression may match any subject, and none for certain", () => {
  const foreign = pattern("[0-9]", { kind: "set", ranges: [[48, 57]] });
  expect(read(foreign)).toEqual({ grants: ["any"], certain: 0, undeclared: [] });
  expect(read(complement(foreign))).toEqual({ grants: ["any"], certain: 0, undeclared: [] });
});
