import { expect, test } from "@jest/globals";
import { exact, exactValues, glob, matches, NONE, opaque } from "../../lib/core";
import { readValues } from "../../lib/relying-parties/read-values";
import { type Comparison, HOLE, textOf } from "../../lib/relying-parties/text";
import { decodeTemplate } from "../../lib/terraform";

function read(template: string, comparison: Comparison) {
  return readValues([textOf(decodeTemplate(template), true) ?? HOLE], comparison);
}

test.each([
  ["main", "exact", exact("main")],
  ["a*", "exact", exact("a*")],
  ["a*", "like", glob("a*")],
  ["main", "like", exact("main")],
] as const)("%s, %s", (template, comparison, language) => {
  expect(read(template, comparison)).toEqual({ upper: language, lower: language, open: [] });
});

test("in any case", () => {
  const { upper, lower, open } = read("Main?", "ignoreCase");
  expect(matches(upper, "mAIN?")).toBe(true);
  expect(matches(upper, "mainx")).toBe(false);
  expect(lower).toEqual(upper);
  expect(open).toEqual([]);
  expect(exactValues(read("a*", "ignoreCase").upper)).toEqual(["a*"]);
});

test("several values are alternatives", () => {
  const values = ["a", "b*"].map((v) => textOf(v, true) ?? HOLE);
  expect(matches(readValues(values, "like").upper, "bx")).toBe(true);
  expect(readValues([], "exact").upper).toEqual(NONE);
});

test("a project's id that Terraform learns later is an opaque value, in whole components", () => {
  const id = opaque("${gitlab_project.web.id}");
  for (const comparison of ["exact", "like"] as const) {
    expect(read("${gitlab_project.web.id}", comparison)).toEqual({
      upper: exact(id),
      lower: exact(id),
      open: [],
    });
  }
  expect(read("project_id:${gitlab_project.web.id}:ref:main", "exact").upper).toEqual(
    exact(`project_id:${id}:ref:main`),
  );
  expect(read("project_id:${gitlab_project.web.id}:*", "like").upper).toEqual(
    glob(`project_id:${id}:*`),
  );
});

test("any other reference is open; under an exact operator it is still one fixed value", () => {
  const { upper, lower, open } = read("${var.branch}", "exact");
  expect(upper).toEqual(exact(opaque("${var.branch}")));
  expect(lower).toEqual(NONE);
  expect(open).toHaveLength(1);
  expect(matches(read("${var.branch}", "like").upper, "anything")).toBe(true);
});

test.each([
  ["shop/${var.x}", "exact"],
  ["${gitlab_project.web.id}x", "exact"],
  ["${upper(var.x)}", "exact"],
  ["a${aws:username}", "like"],
  ["${gitlab_project.web.id}", "ignoreCase"],
  ['${gitlab_project.many["a:b"].id}', "exact"],
] as const)("%s, %s, may be anything that fits", (template, comparison) => {
  const { upper, lower, open } = read(template.replace("${aws", "$${aws"), comparison);
  expect(upper.kind).toBe("glob");
  expect(lower).toEqual(NONE);
  expect(open).toHaveLength(1);
});
