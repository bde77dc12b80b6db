import { expect, test } from "@jest/globals";
import { neverMatches } from "../../../lib/guardrails/rules/trust-never-matches";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (conditions: object) => inputFrom(onGitlabCom(roleResources({ conditions })));
const never =
  "error aws_iam_role.deploy: no job can ever become deploy: no token of this GitLab satisfies its trust";

test.each([
  ["a wildcard under StringEquals", { "gitlab.com:sub": "project_path:shop/*" }],
  [
    "the key of another host",
    { "gitlab.example.com:sub": "project_path:shop/web:ref_type:branch:ref:main" },
  ],
  ["a key that AWS does not have", { "gitlab.com:environment": "production" }],
  ["a subject of another CI", { "gitlab.com:sub": "repo:shop/web:ref:main" }],
])("%s", (_name, keys) => {
  expect(findingsOf(neverMatches, role({ StringEquals: keys }))).toEqual([never]);
});

test("a trust that a job satisfies", () => {
  expect(findingsOf(neverMatches, role(tight()))).toEqual([]);
});
