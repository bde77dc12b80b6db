import { describe, expect, test } from "@jest/globals";
import { opaque, parseSubject } from "../../lib/core";
import { someTemplate } from "../../lib/core/subject-shapes";

describe("parseSubject", () => {
  test.each([
    [
      "project_path:a/b:ref_type:branch:ref:main",
      ["project_path", "ref_type", "ref"],
      ["a/b", "branch", "main"],
    ],
    ["ref:main", ["ref"], ["main"]],
    ["ref:a:ref:b", ["ref", "ref"], ["a", "b"]],
    [`project_id:${opaque("${a ? b : c}")}`, ["project_id"], [opaque("${a ? b : c}")]],
  ])("%s", (subject, template, values) => {
    expect(parseSubject(subject)).toEqual({ template, values });
  });

  test.each([
    "",
    ":",
    "ref",
    "ref:main:",
    "ref:main:ref_type",
    "Ref:main",
    "environment:production",
    "toString:x",
    "ref_type:mr",
    "project_id:x",
    "project_path:a",
    "ref:",
    "repo:a/b:ref:refs/heads/main",
  ])("%j is none", (subject) => {
    expect(parseSubject(subject)).toBeUndefined();
  });
});

describe("someTemplate", () => {
  test.each([
    ["*", ["project_path"]],
    ["project_id:*", ["project_id"]],
    ["project_path:a/b:ref:*", ["project_path", "ref"]],
    ["*:ref_protected:true", ["project_path", "ref_protected"]],
    ["*:deployment_tier:*:ref:*", ["project_path", "deployment_tier", "ref"]],
    ["source_project_id:1:project_id:*", ["source_project_id", "project_id"]],
    ["project_path:a/b:project_id:*", undefined],
    ["project_id:x*", undefined],
    ["ref:*", undefined],
    ["*:ref_type:mr", undefined],
    ["repo:*", undefined],
    ["", undefined],
  ])("%s", (text, expected) => {
    expect(someTemplate({ text, ignoreCase: false }, "19.4")).toEqual(expected);
  });

  test.each([
    ["17.9", undefined, undefined, undefined],
    ["17.10", ["project_path", "ref", "ref_type"], undefined, undefined],
    ["18.7", ["project_path", "ref_protected"], undefined, undefined],
    ["19.2", ["project_path", "ref_protected"], ["project_id"], undefined],
    ["19.4", ["project_path", "ref_protected"], ["project_id"], ["job_project_id"]],
  ])("GitLab %s", (version, protection, id, job) => {
    const of = (text: string) => someTemplate({ text, ignoreCase: false }, version);
    expect(of("project_path:*:ref_protected:*")).toEqual(protection);
    expect(of("project_id:*")).toEqual(id);
    expect(of("job_project_id:*")).toEqual(job);
  });

  test("in any case", () => {
    expect(someTemplate({ text: "PROJECT_ID:*", ignoreCase: true }, "19.4")).toEqual([
      "project_id",
    ]);
    expect(someTemplate({ text: "PROJECT_ID:*", ignoreCase: false }, "19.4")).toBeUndefined();
  });

  // Every order of eleven components would take hours.
  test.each([
    "*x:nope:*",
    `*${":*".repeat(30)}`,
    `${"?".repeat(60)}x:nope:`,
    `*x${"a*".repeat(40)}:nope:nope:*`,
  ])(
    "gives up on %s in bearable time",
    (text) => {
      expect(someTemplate({ text, ignoreCase: false }, "19.4")).toBeUndefined();
    },
    10_000,
  );
});
