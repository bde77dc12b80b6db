import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  CannotExpressError,
  type Constraint,
  DEFAULT_TEMPLATE,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Grant,
  NONE,
  type SubjectTemplate,
  trustOf,
} from "../../../lib/core";
import { nearestWay, writtenSubjects } from "../../../lib/relying-parties/aws/compile-subject";
import { SELF_MANAGED_ISSUER } from "../../support/aws";

const FULL: SubjectTemplate = [
  "project_id",
  "ref_type",
  "ref",
  "environment_protected",
  "deployment_tier",
];

function subjects(
  constraints: Parameters<typeof trustOf>[0],
  template: SubjectTemplate = DEFAULT_TEMPLATE,
) {
  const [grant] = trustOf(constraints).grants;
  return texts(grant ?? { constraints: new Map() }, template);
}

function texts(grant: Grant, template: SubjectTemplate) {
  return writtenSubjects(grant, template, undefined).values.map((v) => v.text);
}

function withConstraint(claim: "environment" | "deployment_tier", constraint: Constraint): Grant {
  return { constraints: new Map([[claim, constraint]]) };
}

describe("writtenSubjects", () => {
  test("free components are * in their place", () => {
    expect(subjects({ ref: exact("main") })).toEqual(["project_path:*:ref_type:*:ref:main"]);
    expect(subjects({ project_path: glob("shop/*"), ref_type: exact("branch") })).toEqual([
      "project_path:shop/*:ref_type:branch:ref:*",
    ]);
  });

  test("several values are multiplied", () => {
    expect(
      subjects({
        project_path: exact("a/b", "a/c"),
        ref_type: exact("branch"),
        ref: exact("x", "y"),
      }),
    ).toEqual([
      "project_path:a/b:ref_type:branch:ref:x",
      "project_path:a/b:ref_type:branch:ref:y",
      "project_path:a/c:ref_type:branch:ref:x",
      "project_path:a/c:ref_type:branch:ref:y",
    ]);
  });

  test("a wildcard somewhere makes the whole subject a pattern", () => {
    const [grant] = trustOf({
      project_path: exact("a/b"),
      ref_type: exact("tag"),
      ref: glob("v*"),
    }).grants;
    expect(grant && writtenSubjects(grant, DEFAULT_TEMPLATE, undefined)).toEqual({
      values: [{ text: "project_path:a/b:ref_type:tag:ref:v*", wildcard: true }],
      carried: ["project_path", "ref_type", "ref"],
    });
  });

  test("without a word on the environment both shapes are written", () => {
    expect(
      subjects({ project_id: exact("20"), ref: exact("main"), ref_type: exact("branch") }, FULL),
    ).toEqual([
      "project_id:20:ref_type:branch:ref:main:environment_protected:*:deployment_tier:*",
      "project_id:20:ref_type:branch:ref:main",
    ]);
  });

  test("a constraint on it leaves the jobs that have one", () => {
    expect(
      subjects({ project_id: exact("20"), deployment_tier: exact("production") }, FULL),
    ).toEqual([
      "project_id:20:ref_type:*:ref:*:environment_protected:*:deployment_tier:production",
    ]);
  });

  test("that there is an environment, or none, the shape tells", () => {
    const some = withConstraint("environment", { values: ANY, absent: false });
    expect(texts(some, ["project_id", "deployment_tier"])).toEqual([
      "project_id:*:deployment_tier:*",
    ]);
    expect(writtenSubjects(some, ["project_id", "deployment_tier"], undefined).carried).toContain(
      "environment",
    );
    expect(writtenSubjects(some, ["project_id"], undefined).carried).not.toContain("environment");
    const none = withConstraint("environment", { values: NONE, absent: true });
    expect(texts(none, ["project_id", "deployment_tier"])).toEqual(["project_id:*"]);
    const named = withConstraint("environment", { values: exact("x"), absent: false });
    expect(writtenSubjects(named, FULL, undefined).carried).not.toContain("environment");
  });

  test("a value or nothing", () => {
    const either = withConstraint("deployment_tier", { values: exact("production"), absent: true });
    expect(texts(either, ["project_id", "deployment_tier"])).toEqual([
      "project_id:*:deployment_tier:production",
      "project_id:*",
    ]);
  });

  test("refuses to write thousands", () => {
    const many = exact(...Array.from({ length: 40 }, (_, i) => `r${i}`));
    const paths = exact(...Array.from({ length: 40 }, (_, i) => `a/p${i}`));
    const write = () => subjects({ ref: many, project_path: paths });
    expect(write).toThrow(CannotExpressError);
    expect(write).toThrow("one grant would need 1600 subjects or more");
  });
});

test.each([
  ["environment", SELF_MANAGED_ISSUER, "require environmentProtected or deploymentTier"],
  [
    "ref_protected",
    SELF_MANAGED_ISSUER,
    "put ref_protected into the project's subject template (now project_path, ref_type, ref; GitLab 18.7 or newer)",
  ],
  ["pipeline_source", SELF_MANAGED_ISSUER, "require ref_protected in the subject instead"],
  ["namespace_id", SELF_MANAGED_ISSUER, "pin project_path below the group instead"],
  ["user_login", SELF_MANAGED_ISSUER, "trust the jobs by project, ref and ref_protected instead"],
  ["sha", GITLAB_DOT_COM, "trust the jobs by project, ref and ref_protected instead"],
] as const)("what to do about %s", (claim, issuer, words) => {
  expect(nearestWay(claim, issuer, DEFAULT_TEMPLATE).startsWith(words)).toBe(true);
});
