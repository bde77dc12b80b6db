import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { readGroups } from "../../../lib/access/gitlab/groups";
import { sourceOf } from "../../../lib/access/gitlab/source";
import { link, type Blocks, stackOf } from "../../support/access/stacks";

const TREE: Blocks = {
  gitlab_group: {
    infra: { path: "infra", parent_id: "${gitlab_group.platform.id}" },
    platform: { path: "platform", parent_id: "${tonumber(gitlab_group.shop.id)}" },
    shop: { path: "shop" },
  },
};

function groups(...stacks: readonly ReturnType<typeof stackOf>[]): ReturnType<typeof readGroups> {
  return readGroups(stacks.map((stack) => sourceOf(stack, [])));
}

test("full paths follow the parents", () => {
  const found = groups(stackOf(TREE)).groups;
  expect(found.map((g) => [g.path, g.parent?.path])).toEqual([
    ["shop/platform/infra", "shop/platform"],
    ["shop/platform", "shop"],
    ["shop", undefined],
  ]);
});

test("an id is a reference until Terraform knows it", () => {
  const [late] = groups(stackOf({ gitlab_group: { shop: { path: "shop" } } })).groups;
  expect(late?.ids).toEqual([{ stack: "shop", value: opaque("${gitlab_group.shop.id}") }]);
  const [known] = groups(stackOf({ gitlab_group: { shop: { path: "shop", id: "42" } } })).groups;
  expect(known?.ids).toEqual([{ stack: "shop", value: "42" }]);
});

describe("what several places say is one group", () => {
  test("by path, across stacks", () => {
    const people = stackOf({ gitlab_group_ldap_link: { a: link("A", "owner", "shop/platform") } });
    const data = { gitlab_group: { platform: { full_path: "shop/platform" } } };
    const found = groups(
      people,
      stackOf(TREE, { name: "code" }),
      stackOf({}, { name: "cloud", data }),
    ).groups;
    const platform = found.filter((g) => g.path === "shop/platform");
    expect(platform.map((g) => g.places)).toEqual([
      [
        { stack: "code", address: "gitlab_group.platform" },
        { stack: "cloud", address: "data.gitlab_group.platform" },
      ],
    ]);
    expect(platform[0]?.ids.map((id) => id.stack)).toEqual(["code", "cloud"]);
  });

  test("not by address in different stacks", () => {
    const one = stackOf({ gitlab_group: { shop: { path: "one" } } }, { name: "one" });
    const two = stackOf({ gitlab_group: { shop: { path: "two" } } }, { name: "two" });
    expect(groups(one, two).groups.map((g) => g.path)).toEqual(["one", "two"]);
  });

  test("not by path on different instances", () => {
    const one = stackOf({ gitlab_group: { shop: { path: "shop" } } }, { name: "one" });
    const two = stackOf(
      { gitlab_group: { shop: { path: "shop" } } },
      { name: "two", host: "gitlab.example.com" },
    );
    expect(groups(one, two).groups).toHaveLength(2);
  });
});

describe("a group without a path", () => {
  test.each([
    ["its parent is not known", { x: { path: "x", parent_id: "${var.parent}" } }, "gitlab_group.x"],
    ["its parent is only an id", { x: { path: "x", parent_id: 77 } }, "gitlab_group.x"],
    [
      "groups lie in each other",
      { x: { path: "x", parent_id: "${gitlab_group.x.id}" } },
      "gitlab_group.x",
    ],
    [
      "two groups lie in each other",
      {
        x: { path: "x", parent_id: "${gitlab_group.y.id}" },
        y: { path: "y", parent_id: "${gitlab_group.x.id}" },
      },
      "gitlab_group.y",
    ],
  ])("where %s", (_why, gitlab_group, label) => {
    const group = groups(stackOf({ gitlab_group })).groups.find((g) => g.label === label);
    expect(group).toMatchObject({ label, path: undefined });
  });
});

test("a chain deeper than GitLab allows ends", () => {
  const gitlab_group = Object.fromEntries(
    Array.from({ length: 5000 }, (_, i) => [
      `g${i}`,
      { path: `g${i}`, parent_id: i === 0 ? null : `\${gitlab_group.g${i - 1}.id}` },
    ]),
  );
  const found = groups(stackOf({ gitlab_group })).groups;
  expect(found).toHaveLength(5000);
  expect(found[3]?.path).toBe("g0/g1/g2/g3");
});
