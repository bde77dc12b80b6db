import { expect, test } from "@jest/globals";
import { unprotectedRef } from "../../../lib/guardrails/rules/trust-unprotected-ref";
import {
  findingsOf,
  inputFrom,
  onGitlabCom,
  type Resources,
  roleResources,
  tight,
} from "../../support/input";

const PROJECT: Resources = {
  gitlab_group: { shop: { name: "Shop", path: "shop" } },
  gitlab_project: {
    web: {
      name: "web",
      path: "web",
      namespace_id: "${gitlab_group.shop.id}",
      default_branch: "main",
    },
  },
};
const rule = (branch: string): Resources => ({
  gitlab_branch_protection: { rule: { project: "${gitlab_project.web.id}", branch } },
});
const trusting = (ref: string, resources: Resources = {}) =>
  inputFrom(
    onGitlabCom({
      ...resources,
      ...roleResources({
        conditions: {
          StringLike: { "gitlab.com:sub": `project_path:shop/web:ref_type:branch:ref:${ref}` },
        },
      }),
    }),
  );

test.each([
  [
    "an exact ref without a declared project",
    trusting("main"),
    [
      'info aws_iam_role.deploy: deploy trusts branch "main" without asking whether it is protected, and nothing in this input protects it, for example a job of shop/web on branch main',
    ],
  ],
  [
    "a pattern without a declared project",
    trusting("release/*"),
    [
      "warning aws_iam_role.deploy: deploy trusts branch release/* without asking whether it is protected, and nothing in this input protects it, for example a job of shop/web on branch release/x",
    ],
  ],
  [
    "a pattern that leaves its rule",
    trusting("release*", { ...PROJECT, ...rule("release/*") }),
    [
      "error aws_iam_role.deploy: deploy trusts branch release* without asking whether it is protected, and its rules leave some of these refs unprotected, for example a job of shop/web on branch release",
    ],
  ],
  ["a pattern within its rule", trusting("release/*", { ...PROJECT, ...rule("release*") }), []],
  ["the default branch of a declared project", trusting("main", PROJECT), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(unprotectedRef, input)).toEqual(expected);
});

test("a required protection without a rule is told", () => {
  const required = (resources: Resources) =>
    inputFrom(onGitlabCom({ ...resources, ...roleResources({ conditions: tight() }) }));
  expect(findingsOf(unprotectedRef, required({}))).toEqual([
    'info aws_iam_role.deploy: deploy requires a protected ref, and no rule in this input protects branch "main"',
  ]);
});
