import { describe, expect, test } from "@jest/globals";
import { matches } from "../../../lib/core";
import { readGroups } from "../../../lib/access/gitlab/groups";
import {
  branchRule,
  environmentRule,
  patternLanguage,
  tagRule,
} from "../../../lib/access/gitlab/rules";
import { type Blocks, branch, shop, sourceAt, stackOf } from "../../support/access/stacks";

function read<R>(reader: (r: never, s: never, g: never) => R, type: string, values: object): R {
  const more: Blocks = { [type]: { x: values } };
  const { source, resource } = sourceAt(stackOf(shop(more)), `${type}.x`);
  const call = reader as unknown as (...args: unknown[]) => R;
  return call(resource, source, readGroups([source]));
}

test("a branch protection", () => {
  expect(
    read(branchRule, "gitlab_branch_protection", branch("release/*", "no one", "developer")),
  ).toMatchObject({
    rule: {
      address: "gitlab_branch_protection.x",
      pattern: "release/*",
      push: { from: undefined },
      merge: { from: "developer" },
    },
  });
});

test("a tag protection", () => {
  const values = { project: "${gitlab_project.web.id}", tag: "v*", create_access_level: "no one" };
  expect(read(tagRule, "gitlab_tag_protection", values)).toMatchObject({
    rule: { pattern: "v*", create: { from: undefined } },
  });
});

test("protected environments: a project's by name, a group's by tier", () => {
  const levels = { deploy_access_levels: [{ access_level: "maintainer" }] };
  const named = { project: "1", environment: "prod*", ...levels };
  const name = read(environmentRule, "gitlab_project_protected_environment", named);
  expect(name).toMatchObject({ rule: { by: "name", deploy: { from: "maintainer" } } });
  expect("rule" in name && matches(name.rule.covers, "production")).toBe(false);
  const tier = { group: "shop", environment: "production", ...levels };
  expect(read(environmentRule, "gitlab_group_protected_environment", tier)).toMatchObject({
    rule: { by: "tier", pattern: "production" },
  });
});

test("an environment that nobody is named for lets no role through", () => {
  const values = { project: "1", environment: "production" };
  expect(read(environmentRule, "gitlab_project_protected_environment", values)).toMatchObject({
    rule: { deploy: { from: undefined } },
  });
});

test("a rule whose pattern is not known covers nothing, and says so", () => {
  expect(read(branchRule, "gitlab_branch_protection", branch("${var.branch}", "no one"))).toEqual({
    problem:
      "gitlab_branch_protection.x protects nothing here: its branch is not known before apply",
  });
});

describe("a pattern", () => {
  test.each([
    ["main", "main", true],
    ["main", "Main", false],
    ["release/*", "release/1/2", true],
    ["release/*", "release-1", false],
    ["*", "anything/at/all", true],
    ["*-stable", "x-stable", true],
    ["v?", "v1", false],
    ["v.", "v1", false],
  ])("%s covers %s: %p", (pattern, name, expected) => {
    expect(matches(patternLanguage(pattern), name)).toBe(expected);
  });
});
