import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, opaque } from "../../../lib/core";
import { gitlabModel } from "../../../lib/access";
import { branch, modelOf, projectOf, shop, stackOf } from "../../support/access/stacks";

test("a project has the rules that name it, by reference, path or id", () => {
  const main = branch("main", "no one");
  const model = modelOf(
    shop(
      {
        gitlab_branch_protection: {
          a: main,
          b: { ...main, project: "shop/web", branch: "b" },
          c: { ...main, project: 42, branch: "c" },
          d: { ...main, project: "shop/api", branch: "d" },
        },
        gitlab_tag_protection: {
          v: { project: "${gitlab_project.web.path_with_namespace}", tag: "v*" },
        },
      },
      { id: "42" },
    ),
  );
  expect(projectOf(model, "shop/web").branches.map((r) => r.pattern)).toEqual(["main", "b", "c"]);
  expect(projectOf(model, "shop/web").tags.map((r) => r.pattern)).toEqual(["v*"]);
  expect(projectOf(model, "shop/api")).toMatchObject({
    origin: "named",
    branches: [{ pattern: "d" }],
  });
});

test("a managed project that another stack reads is one project", () => {
  const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
  const model = gitlabModel([stackOf({}, { name: "cloud", data }), stackOf(shop())]);
  const web = projectOf(model, "shop/web");
  expect(web).toMatchObject({ origin: "managed", template: DEFAULT_TEMPLATE });
  expect(web.ids).toEqual([
    { stack: "cloud", value: opaque("${data.gitlab_project.web.id}") },
    { stack: "shop", value: opaque("${gitlab_project.web.id}") },
  ]);
});

test("projects of equal address in two stacks are two", () => {
  const model = gitlabModel([
    stackOf(shop(), { name: "one" }),
    stackOf(shop({}, { path: "api" }), { name: "two" }),
  ]);
  expect(model.projects.map((p) => p.label)).toEqual(["shop/web", "shop/api"]);
});

describe("the subject template of an existing project", () => {
  const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };

  test.each(["shop/web", "data.gitlab_project.web"])("can be declared under %s", (name) => {
    const templates = new Map([[name, ["project_id", "ref"] as const]]);
    expect(projectOf(modelOf({}, { data }, { templates }), "shop/web").template).toEqual([
      "project_id",
      "ref",
    ]);
  });

  test("is not known otherwise", () => {
    const templates = new Map([["shop/api", ["project_id", "ref"] as const]]);
    expect(projectOf(modelOf({}, { data }, { templates }), "shop/web").template).toBeUndefined();
  });
});

test("what cannot be read is told", () => {
  const model = modelOf(
    shop(
      { gitlab_branch_protection: { x: branch("${var.x}", "no one") } },
      { ci_id_token_sub_claim_components: ["ref", "nonsense"] },
    ),
  );
  expect(model.notUnderstood).toEqual([
    "gitlab_project.web.ci_id_token_sub_claim_components is no list of subject components",
    "gitlab_branch_protection.x protects nothing here: its branch is not known before apply",
  ]);
});
