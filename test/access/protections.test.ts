import { describe, expect, test } from "@jest/globals";
import { issuer } from "../../lib/core";
import type { GitlabGroup } from "../../lib/access";
import {
  type Asking,
  lets,
  mayCreateTag,
  mayUpdateBranch,
  namesFor,
  type Protections,
  protectionsOf,
} from "../../lib/access/protections";
import type { Role } from "../../lib/access/roles";
import {
  type Blocks,
  branch,
  groupOf,
  modelOf,
  projectOf,
  shop,
  type StackParts,
} from "../support/access/stacks";

function protections(more: Blocks, project: object = {}, parts: StackParts = {}): Protections {
  const model = modelOf(shop(more, project as Record<string, unknown>), parts);
  return protectionsOf(model, projectOf(model, "shop/web"));
}

function asking(
  role: Role,
  groups: readonly GitlabGroup[] = [],
  users: readonly string[] = [],
): Asking {
  return { role, groups: new Set(groups), users: new Set(users) };
}

describe("who may push or merge", () => {
  test.each([
    ["developer", "developer", "no one", true],
    ["developer", "no one", "developer", true],
    ["owner", "no one", "maintainer", true],
    ["developer", "maintainer", "maintainer", false],
    ["maintainer", "no one", "no one", false],
    ["owner", "admin", "admin", false],
  ] as const)("%s with push %s and merge %s: %p", (role, push, merge, expected) => {
    const { branches } = protections({
      gitlab_branch_protection: { m: branch("main", push, merge) },
    });
    expect(mayUpdateBranch(branches, "main", asking(role))).toBe(expected);
  });

  test("the most permissive of several rules decides", () => {
    const { branches } = protections({
      gitlab_branch_protection: { m: branch("main", "no one"), all: branch("*", "developer") },
    });
    expect(mayUpdateBranch(branches, "main", asking("developer"))).toBe(true);
    expect(mayUpdateBranch(branches, "dev", asking("developer"))).toBe(true);
  });

  test("no rule says nothing", () => {
    expect(mayUpdateBranch(protections({}).branches, "dev", asking("developer"))).toBeUndefined();
  });
});

describe("who may create a tag", () => {
  test.each([
    ["v1.2", "maintainer", true],
    ["v1.2", "developer", false],
    ["v1", "developer", undefined],
  ] as const)("%s as %s: %p", (tag, role, expected) => {
    const rule = { project: "${gitlab_project.web.id}", tag: "v*.*" };
    const { tags } = protections({ gitlab_tag_protection: { v: rule } });
    expect(mayCreateTag(tags, tag, asking(role))).toBe(expected);
  });
});

describe("groups and users named one by one", () => {
  const resource = shop({
    gitlab_group: { labs: { path: "labs", parent_id: "${gitlab_group.shop.id}" } },
    gitlab_branch_protection: {
      m: branch("main", "no one", "no one", {
        allowed_to_push: [{ group_id: "${gitlab_group.labs.id}" }, { user_id: 5 }],
      }),
      d: branch("direct", "no one", "no one", {
        allowed_to_push: [{ group_id: "${gitlab_group.labs.id}", group_inheritance_type: 0 }],
      }),
    },
  });
  const model = modelOf(resource);
  const { branches } = protectionsOf(model, projectOf(model, "shop/web"));
  const [labs, top] = [groupOf(model, "shop/labs"), groupOf(model, "shop")];

  test.each([
    ["a member of the group", "main", [labs], [], true],
    ["an inherited member", "main", [top], [], true],
    ["the user", "main", [], ["5"], true],
    ["an inherited member where only direct ones count", "direct", [top], [], false],
    ["anybody else", "main", [], ["6"], false],
  ])("%s: %s", (_who, name, groups, users, expected) => {
    expect(mayUpdateBranch(branches, name, asking("developer", groups, users))).toBe(expected);
  });
});

describe("the default branch without a rule", () => {
  test.each([
    [{}, "main"],
    [{ default_branch: "trunk" }, "trunk"],
  ])("of a managed project with %p is %s, Maintainers push and merge", (project, name) => {
    const { byDefault, branches } = protections({}, project);
    expect(byDefault?.pattern).toBe(name);
    expect(mayUpdateBranch(branches, name, asking("maintainer"))).toBe(true);
    expect(mayUpdateBranch(branches, name, asking("developer"))).toBe(false);
  });

  test("is left to a rule of its name", () => {
    const own = { gitlab_branch_protection: { m: branch("main", "developer") } };
    expect(protections(own).byDefault).toBeUndefined();
  });

  test("does not come back where a change takes its rule away", () => {
    const model = modelOf(shop());
    const web = projectOf(model, "shop/web");
    const found = protectionsOf({ ...model, unprotected: new Set([web]) }, web);
    expect([found.byDefault, found.branches, found.complete]).toEqual([undefined, [], true]);
    expect(protectionsOf({ ...model, unprotected: new Set() }, web).byDefault?.pattern).toBe(
      "main",
    );
  });

  test("is not known of a project that the input does not manage", () => {
    const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
    const model = modelOf({}, { data });
    const found = protectionsOf(model, projectOf(model, "shop/web"));
    expect([found.byDefault, found.complete]).toEqual([undefined, false]);
  });
});

describe("protections of a group", () => {
  const levels = { deploy_access_levels: [{ access_level: "maintainer" }] };
  const more = {
    gitlab_group: { other: { path: "other" } },
    gitlab_group_branch_protection: {
      own: { group: "${gitlab_group.shop.id}", branch: "release/*", push_access_level: "no one" },
      other: { group: "${gitlab_group.other.id}", branch: "x/*" },
    },
    gitlab_group_protected_environment: {
      own: { group: "${gitlab_group.shop.id}", environment: "production", ...levels },
    },
  };

  test("hold for the projects below it", () => {
    const found = protections(more);
    expect(found.branches.map((r) => r.pattern)).toEqual(["release/*", "main"]);
    expect(found.environments.map((r) => [r.by, r.pattern])).toEqual([["tier", "production"]]);
  });

  test("of environments do not exist in the free tier", () => {
    const own = issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "free",
    });
    const model = modelOf(shop(more), { host: "gitlab.example.com" }, { issuers: [own] });
    expect(protectionsOf(model, projectOf(model, "shop/web")).environments).toEqual([]);
  });
});

test.each([
  ["the key that it names", ["7"], true],
  ["another key", ["8"], false],
  ["no key", undefined, false],
])("a protection that names a deploy key, asked by %s", (_, keys, expected) => {
  const allowed = { from: undefined, groups: [], users: [], keys: ["7"], assumed: [] };
  const asked = { ...asking("owner"), ...(keys === undefined ? {} : { keys: new Set(keys) }) };
  expect(lets(allowed, asked)).toBe(expected);
});

test("no rules cover nothing", () => {
  const names = namesFor([], () => true);
  expect(names.covered).toBe(names.open);
  expect(lets({ from: undefined, groups: [], users: [], assumed: [] }, asking("owner"))).toBe(
    false,
  );
});
