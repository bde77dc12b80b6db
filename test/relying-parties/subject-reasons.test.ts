import { describe, expect, test } from "@jest/globals";
import { subjectReasons } from "../../lib/relying-parties/subject-reasons";
import { type Comparison, HOLE, textOf } from "../../lib/relying-parties/text";
import { decodeTemplate } from "../../lib/terraform";

function told(
  wanted: string | readonly string[],
  subject: string,
  comparison: Comparison = "exact",
) {
  const texts = [wanted].flat().map((w) => textOf(decodeTemplate(w), true) ?? HOLE);
  return subjectReasons(texts, comparison, subject)?.map((r) => [
    r.code,
    r.claim,
    r.expected,
    r.received,
  ]);
}

const MAIN = "project_path:shop/web:ref_type:branch:ref:main";

describe("subjectReasons", () => {
  test("each component that differs, in the order of the template", () => {
    expect(told(MAIN, "project_path:shop/api:ref_type:branch:ref:x")).toEqual([
      ["mismatch", "project_path", '"shop/web"', '"shop/api"'],
      ["mismatch", "ref", '"main"', '"x"'],
    ]);
  });

  test("of several values the nearest", () => {
    const other = "project_path:acme/x:ref_type:tag:ref:v1";
    expect(told([other, MAIN], "project_path:shop/web:ref_type:branch:ref:x")).toEqual([
      ["mismatch", "ref", '"main"', '"x"'],
    ]);
  });

  test("a component that is missing, and one too many", () => {
    const wanted = "project_id:20:ref:main:environment_protected:true:deployment_tier:production";
    expect(told(wanted, "project_id:20:ref:main")).toEqual([
      ["absent", "environment_protected", '"true"', "nothing"],
      ["absent", "deployment_tier", '"production"', "nothing"],
    ]);
    expect(
      told("project_id:20:ref:main", "project_id:20:ref:main:deployment_tier:staging"),
    ).toEqual([["mismatch", "deployment_tier", "nothing", '"staging"']]);
  });

  test.each([
    ["project_path:acme/*", "project_path"],
    ["project_path:acme/*:*", "project_path"],
    ["project_path:acme/web:*", "project_path"],
  ])("an open pattern: %s", (wanted, claim) => {
    expect(told(wanted, MAIN, "like")?.map(([, c]) => c)).toEqual([claim]);
  });

  test.each([
    ["another template", "project_id:20:ref_type:branch:ref:main", "exact"],
    ["no pairs", "shop:web:main", "exact"],
    ["an odd number of parts", "project_path:shop/web:main", "exact"],
    ["a name twice", "project_path:a:project_path:b", "exact"],
    ["a wildcard name", "project_path:shop/web:*:main", "like"],
    ["a wildcard over several components", "project_path:shop/*main", "like"],
    ["a wildcard that is literal", "project_path:shop/*", "exact"],
  ] as const)("nothing to compare: %s", (_, wanted, comparison) => {
    expect(told(wanted, MAIN, comparison)).toBeUndefined();
  });

  test("nothing to compare: a subject GitLab does not mint", () => {
    expect(told(MAIN, "repo:acme/web:ref:main")).toBeUndefined();
  });

  test("a value that is not known, by its reference", () => {
    const wanted = "project_id:${gitlab_project.web.id}:ref:${local.a}-${local.b}";
    expect(told(wanted, "project_id:20:ref:x-y")).toEqual([
      ["unknown-value", "project_id", '"${gitlab_project.web.id}"', '"20"'],
      ["unknown-value", "ref", '"${local.a}-${local.b}"', '"x-y"'],
    ]);
    expect(told(wanted, "project_id:20:ref:main")).toEqual([
      ["mismatch", "ref", '"${local.a}-${local.b}"', '"main"'],
    ]);
  });

  test("a policy variable", () => {
    expect(told("project_id:$${aws:x}:ref:main", "project_id:20:ref:main")).toEqual([
      ["not-understood", "project_id", '"${…}"', '"20"'],
    ]);
  });
});
