import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE } from "../../../lib/core";
import { readTemplate } from "../../../lib/access/gitlab/template";
import { shop, sourceAt, stackOf } from "../../support/access/stacks";

function templateOf(value?: unknown): ReturnType<typeof readTemplate> {
  const project = value === undefined ? {} : { ci_id_token_sub_claim_components: value };
  return readTemplate(sourceAt(stackOf(shop({}, project)), "gitlab_project.web").resource);
}

describe("a managed project", () => {
  test.each([[undefined], [null], [[]]])("with %p has GitLab's default", (value) => {
    expect(templateOf(value)).toEqual({ template: DEFAULT_TEMPLATE });
  });

  test("has the template that it sets", () => {
    expect(templateOf(["project_id", "ref"])).toEqual({ template: ["project_id", "ref"] });
  });

  test.each([
    ["${var.components}", "is not known before apply"],
    [["project_path", "toString"], "is no list of subject components"],
    [["project_path", "${var.x}"], "is no list of subject components"],
    ["project_path", "is no list of subject components"],
  ])("with %p has none that can be read", (value, why) => {
    expect(templateOf(value)).toEqual({
      problem: `gitlab_project.web.ci_id_token_sub_claim_components ${why}`,
    });
  });
});

test("an existing project that tells none has one that nobody declared", () => {
  const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
  const { resource } = sourceAt(stackOf({}, { data }), "data.gitlab_project.web");
  expect(readTemplate(resource)).toEqual({ template: undefined });
});
