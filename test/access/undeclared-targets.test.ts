import { describe, expect, test } from "@jest/globals";
import { exact, glob, opaque, union } from "../../lib/core";
import { undeclaredTargets } from "../../lib/access/undeclared-targets";
import { link, modelOf, shop } from "../support/access/stacks";
import { viewOf, wantedBy, words } from "../support/access/targets";

const ID = opaque("${gitlab_project.web.id}");

const model = modelOf(
  shop({
    gitlab_group_ldap_link: {
      shop: link("Shop", "developer"),
      globex: link("Globex", "owner", "globex"),
      id: link("ById", "developer", "4217"),
    },
  }),
);

function targets(claims: Parameters<typeof wantedBy>[0]): readonly string[] {
  return words(undeclaredTargets(wantedBy(claims), viewOf(model)));
}

describe("projects that a grant names", () => {
  test.each<[string, Parameters<typeof wantedBy>[0], readonly string[]]>([
    ["below a linked group", { project_path: exact("globex/a/b") }, ["globex/a/b: Globex"]],
    ["of nobody known", { project_path: exact("other/x") }, ["other/x: member"]],
    ["by id", { project_id: exact("7") }, ["id 7: member"]],
    [
      "by a reference that leads nowhere",
      { project_id: exact(opaque("${var.id}")) },
      ["${var.id}: member"],
    ],
    [
      "by path in a group by id",
      { project_path: exact("a/b"), namespace_id: exact("4217") },
      ["a/b: ById"],
    ],
    [
      "several",
      { project_path: exact("globex/x", "shop/web", "shop/new") },
      ["globex/x: Globex", "shop/new: Shop"],
    ],
  ])("%s", (_how, claims, expected) => {
    expect(targets(claims)).toEqual(expected);
  });

  test.each<[string, Parameters<typeof wantedBy>[0]]>([
    ["a declared path", { project_path: exact("shop/web") }],
    ["a declared project by reference", { project_id: exact(ID) }],
    ["a declared project in a pattern", { project_id: exact(ID), project_path: glob("shop/*") }],
  ])("are none for %s", (_how, claims) => {
    expect(targets(claims)).toEqual([]);
  });
});

describe("groups into which a grant reaches", () => {
  test.each<[string, Parameters<typeof wantedBy>[0], readonly string[]]>([
    ["by a pattern", { project_path: glob("shop/*") }, ["shop/*: Shop"]],
    [
      "by several patterns",
      { project_path: union(glob("shop/*"), glob("globex/*"), exact("a/b")) },
      ["a/b: member", "globex/*: Globex", "shop/*: Shop"],
    ],
    [
      "by a pattern and an unknown id",
      { project_path: glob("shop/*"), project_id: exact("7") },
      ["shop/*: Shop"],
    ],
    ["by namespace id", { namespace_id: exact("4217") }, ["4217/*: ById"]],
    ["by nothing", {}, ["*: anybody", "shop/*: Shop", "globex/*: Globex", "4217/*: ById"]],
  ])("%s", (_how, claims, expected) => {
    expect(targets(claims)).toEqual(expected);
  });
});
