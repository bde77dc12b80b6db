import { describe, expect, test } from "@jest/globals";
import { exact, glob, opaque } from "../../lib/core";
import { declaredTargets } from "../../lib/access/declared-targets";
import { modelOf, shop } from "../support/access/stacks";
import { viewOf, wantedBy } from "../support/access/targets";

const ID = opaque("${gitlab_project.web.id}");
const GROUP = opaque("${gitlab_group.shop.id}");

const model = modelOf(
  shop({
    gitlab_group: { other: { path: "other" } },
    gitlab_project: {
      api: { path: "api", namespace_id: "${gitlab_group.shop.id}", id: "42" },
      late: { path: "late", namespace_id: "${var.group}" },
    },
  }),
);

function labels(claims: Parameters<typeof wantedBy>[0], view = viewOf(model)): readonly string[] {
  return declaredTargets(wantedBy(claims), view).map((t) => t.label);
}

describe("a grant means a declared project", () => {
  test.each<[string, Parameters<typeof wantedBy>[0], readonly string[]]>([
    ["by path", { project_path: exact("shop/web") }, ["shop/web"]],
    ["by a pattern of paths", { project_path: glob("shop/w*") }, ["shop/web"]],
    ["by reference", { project_id: exact(ID) }, ["shop/web"]],
    ["by literal id", { project_id: exact("42") }, ["shop/api"]],
    ["by path and id", { project_path: exact("shop/api"), project_id: exact("42") }, ["shop/api"]],
    ["by its group's id", { namespace_id: exact(GROUP) }, ["shop/web", "shop/api"]],
    [
      "by an id alone, where its path is not known",
      { project_id: exact(opaque("${gitlab_project.late.id}")) },
      ["gitlab_project.late"],
    ],
    ["by nothing", {}, ["shop/web", "shop/api", "gitlab_project.late"]],
  ])("%s", (_how, claims, expected) => {
    expect(labels(claims)).toEqual(expected);
  });

  test("by a path and an id that is not known yet, which is told", () => {
    const wanted = wantedBy({ project_path: exact("shop/web"), project_id: exact("7") });
    const [found] = declaredTargets(wanted, viewOf(model));
    expect(found?.source.ids).toEqual([]);
    expect(found?.assumed).toEqual(["id 7 is taken to be that of shop/web, whose id is not known"]);
  });
});

describe("a grant means no declared project", () => {
  test.each<[string, Parameters<typeof wantedBy>[0]]>([
    ["of another path", { project_path: exact("shop/webs") }],
    ["by an id that may be anything", { project_id: exact("7") }],
    ["with another id", { project_path: exact("shop/api"), project_id: exact("43") }],
    [
      "with another reference",
      { project_path: exact("shop/web"), project_id: exact(opaque("${gitlab_project.late.id}")) },
    ],
    [
      "in another group",
      { project_path: exact("shop/web"), namespace_id: exact(opaque("${gitlab_group.other.id}")) },
    ],
  ])("%s", (_how, claims) => {
    expect(labels(claims)).toEqual([]);
  });

  test("on another instance", () => {
    expect(
      labels({ project_path: exact("shop/web") }, { ...viewOf(model), issuer: undefined }),
    ).toEqual([]);
  });
});
