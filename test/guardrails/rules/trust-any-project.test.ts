import { expect, test } from "@jest/globals";
import { anyProject } from "../../../lib/guardrails/rules/trust-any-project";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (conditions?: object) =>
  inputFrom(onGitlabCom(roleResources(conditions === undefined ? {} : { conditions })));

test("no condition at all", () => {
  expect(findingsOf(anyProject, role())).toEqual([
    "error aws_iam_role.deploy: deploy trusts jobs of any project, for example a job of example-group/example-project on branch main",
  ]);
});

test.each([
  ["the audience alone", { StringEquals: { "gitlab.com:aud": "aws" } }],
  [
    "a wildcard project",
    { StringLike: { "gitlab.com:sub": "project_path:*:ref_type:branch:ref:main" } },
  ],
  ["a protected ref of anybody", { StringEquals: { "gitlab.com:ref_protected": "true" } }],
])("%s", (_name, conditions) => {
  expect(findingsOf(anyProject, role(conditions))).toHaveLength(1);
});

test.each([
  ["one project", tight()],
  [
    "a wildcard path beside an id",
    {
      StringLike: { "gitlab.com:sub": "project_path:*:ref_type:branch:ref:main" },
      StringEquals: { "gitlab.com:project_id": "20" },
    },
  ],
  ["a group", { StringLike: { "gitlab.com:sub": "project_path:shop/*" } }],
])("quiet for %s", (_name, conditions) => {
  expect(findingsOf(anyProject, role(conditions))).toEqual([]);
});
