import { expect, test } from "@jest/globals";
import { exact, glob, type Language, trustOf } from "../../lib/core";
import { protectionOf } from "../../lib/guardrails/protected-refs";
import { configuration, inputFrom, type Resources } from "../support/input";

const rules = (branches: readonly string[], tags: readonly string[] = []): Resources => ({
  gitlab_branch_protection: Object.fromEntries(
    branches.map((branch, i) => [`b${i}`, { project: "${gitlab_project.web.id}", branch }]),
  ),
  gitlab_tag_protection: Object.fromEntries(
    tags.map((tag, i) => [`t${i}`, { project: "${gitlab_project.web.id}", tag }]),
  ),
});
const { gitlab } = inputFrom(
  configuration({
    gitlab_group: { shop: { name: "Shop", path: "shop" } },
    gitlab_project: {
      web: {
        name: "web",
        path: "web",
        namespace_id: "${gitlab_group.shop.id}",
        default_branch: "main",
      },
    },
    ...rules(["release/*"], ["v*"]),
  }),
);

test.each<[string, string, Language, string]>([
  ["a branch of a rule", "branch", exact("release/1"), "covered"],
  ["a pattern within a rule", "branch", glob("release/2*"), "covered"],
  ["the default branch", "branch", exact("main"), "covered"],
  ["a pattern that leaves its rule", "branch", glob("release*"), "partly"],
  ["a branch of no rule", "branch", exact("dev"), "none"],
  ["a tag of a rule", "tag", exact("v1"), "covered"],
  ["a tag of the default branch's name", "tag", exact("main"), "none"],
])("%s", (_name, type, ref, expected) => {
  const [grant] = trustOf({ project_path: exact("shop/web"), ref_type: exact(type), ref }).grants;
  expect(grant && protectionOf(grant, gitlab)).toBe(expected);
});

test.each<[string, Language, string]>([
  ["a project that is not declared", exact("shop/api"), "undeclared"],
  ["the weakest of several projects", exact("shop/api", "shop/web"), "undeclared"],
  ["a group", glob("shop/*"), "undeclared"],
])("%s", (_name, project_path, expected) => {
  const [grant] = trustOf({ project_path, ref_type: exact("branch"), ref: exact("main") }).grants;
  expect(grant && protectionOf(grant, gitlab)).toBe(expected);
});
