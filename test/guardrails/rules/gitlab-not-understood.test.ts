import { expect, test } from "@jest/globals";
import { gitlabNotUnderstood } from "../../../lib/guardrails/rules/gitlab-not-understood";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const protect = (branch: string) =>
  inputFrom(configuration({ gitlab_branch_protection: { x: { project: "20", branch } } }));

test("a protection of which nothing is known", () => {
  expect(findingsOf(gitlabNotUnderstood, protect("${var.branch}"))).toEqual([
    "warning gitlab_branch_protection.x: gitlab_branch_protection.x protects nothing here: its branch is not known before apply",
  ]);
});

test("a protection that is known", () => {
  expect(findingsOf(gitlabNotUnderstood, protect("main"))).toEqual([]);
});
