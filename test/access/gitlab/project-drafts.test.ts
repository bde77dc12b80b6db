import { describe, expect, test } from "@jest/globals";
import { readGroups } from "../../../lib/access/gitlab/groups";
import { type ProjectDraft, projectDrafts } from "../../../lib/access/gitlab/project-drafts";
import { sourceOf } from "../../../lib/access/gitlab/source";
import { branch, shop, stackOf } from "../../support/access/stacks";

function drafts(...args: Parameters<typeof stackOf>): readonly ProjectDraft[] {
  const source = sourceOf(stackOf(...args), []);
  return projectDrafts(source, readGroups([source]));
}

describe("the path of a managed project", () => {
  test.each([
    [{ path: "web-app" }, "shop/web-app"],
    [{ path: null, name: "Web App (new)" }, "shop/web-app-new"],
    [{ path_with_namespace: "else/where" }, "else/where"],
  ])("%p: %s", (project, path) => {
    expect(drafts(shop({}, project))[0]?.path).toBe(path);
  });

  test.each([
    [{ namespace_id: null }],
    [{ namespace_id: 77 }],
    [{ path: null, name: "Läden" }],
    [{ path: "${var.path}", name: null }],
  ])("%p: not known", (project) => {
    expect(drafts(shop({}, project))[0]).toMatchObject({
      path: undefined,
      label: "gitlab_project.web",
    });
  });
});

test("a data source by path or id", () => {
  const data = {
    gitlab_project: {
      path: { path_with_namespace: "shop/web" },
      id: { id: "42" },
      path_as_id: { id: "shop/api" },
    },
  };
  expect(drafts({}, { data }).map((d) => [d.origin, d.path, d.id])).toEqual([
    ["data", "shop/web", undefined],
    ["data", undefined, "42"],
    ["data", "shop/api", undefined],
  ]);
});

test("a project that is only named", () => {
  const found = drafts({
    gitlab_branch_protection: { main: { ...branch("main", "no one"), project: "shop/web" } },
  });
  expect(found).toMatchObject([{ origin: "named", path: "shop/web", place: undefined }]);
});

test("a project that is named often is named once", () => {
  const rule = (project: string): object => ({ ...branch("main", "no one"), project });
  const found = drafts({
    gitlab_branch_protection: { a: rule("shop/web"), b: rule("Shop/Web"), c: rule("shop/api") },
  });
  expect(found.map(({ path }) => path)).toEqual(["shop/web", "shop/api"]);
});
