import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM } from "../../../lib/core";
import { groupChain, modelIndex, parentPath, projectChain } from "../../../lib/access/gitlab/tree";
import { groupOf, link, modelOf, projectOf, shop } from "../../support/access/stacks";

const model = modelOf(
  shop({
    gitlab_group: {
      labs: { path: "labs", parent_id: "${gitlab_group.shop.id}" },
      late: { path: "late", parent_id: "${gitlab_group.far.id}" },
    },
    gitlab_group_ldap_link: { a: link("A", "owner", "globex"), b: link("B", "owner", "4217") },
  }),
);

describe("the groups above", () => {
  test("a project, by reference", () => {
    expect(projectChain(model, projectOf(model, "shop/web")).map((g) => g.label)).toEqual(["shop"]);
  });

  test("a path that nobody declared", () => {
    const found = groupChain(model, { issuer: GITLAB_DOT_COM, path: "shop/labs/new/deep" });
    expect(found.map((g) => g.label)).toEqual(["shop/labs", "shop"]);
    expect(
      groupChain(model, { issuer: GITLAB_DOT_COM, path: "globex" }).map((g) => g.label),
    ).toEqual(["globex"]);
  });

  test("a group without a path", () => {
    const late = groupOf(model, "gitlab_group.late");
    const chain = groupChain(model, { issuer: GITLAB_DOT_COM, path: undefined, group: late });
    expect(chain.map((g) => g.label)).toEqual(["gitlab_group.late", "${gitlab_group.far}"]);
  });

  test("nothing on another instance, or outside", () => {
    expect(groupChain(model, { issuer: undefined, path: "shop/labs" })).toEqual([]);
    expect(groupChain(model, { issuer: GITLAB_DOT_COM, path: "other" })).toEqual([]);
  });
});

test("things are found by path and id", () => {
  const index = modelIndex(model);
  expect(index.groupAt(GITLAB_DOT_COM, "SHOP/labs")?.path).toBe("shop/labs");
  expect(index.projectAt(GITLAB_DOT_COM, "shop/web")?.path).toBe("shop/web");
  expect(index.groupsById.get("4217")).toHaveLength(1);
  expect(index.projectAt(undefined, "shop/web")).toBeUndefined();
  expect(index.groupsById.get("globex")).toBeUndefined();
});

test.each([
  ["shop/platform/infra", "shop/platform"],
  ["shop/web", "shop"],
  ["shop", ""],
])("the parent of %s is %p", (path, parent) => {
  expect(parentPath(path)).toBe(parent);
});
