import { expect, test } from "@jest/globals";
import { jobTokenConflict } from "../../../lib/guardrails/rules/gitlab-job-token-conflict";
import { configuration, findingsOf, inputFrom, inputFromStacks } from "../../support/input";

const scopes = (project: string) => ({ project, target_project_ids: [1] });
const scope = (project: string) => ({ project, target_project_id: 2 });
const conflict =
  "gitlab_project_job_token_scopes.all owns the whole allowlist of this project and fights this resource";

test.each([
  ["the same project", "20", "20", [`error gitlab_project_job_token_scope.one: ${conflict}`]],
  [
    "the same reference",
    "${gitlab_project.web.id}",
    "${gitlab_project.web.id}",
    [`error gitlab_project_job_token_scope.one: ${conflict}`],
  ],
  ["two projects", "20", "21", []],
])("%s", (_name, all, one, expected) => {
  const json = configuration({
    gitlab_project_job_token_scopes: { all: scopes(all) },
    gitlab_project_job_token_scope: { one: scope(one) },
  });
  expect(findingsOf(jobTokenConflict, inputFrom(json))).toEqual(expected);
});

test("two owners of one allowlist", () => {
  const json = configuration({
    gitlab_project_job_token_scopes: { all: scopes("20"), again: scopes("20") },
  });
  expect(findingsOf(jobTokenConflict, inputFrom(json))).toEqual([
    `error gitlab_project_job_token_scopes.again: ${conflict}`,
  ]);
});

test("a reference means another project in another stack", () => {
  const web = "${gitlab_project.web.id}";
  const input = inputFromStacks({
    a: configuration({ gitlab_project_job_token_scopes: { all: scopes(web) } }),
    b: configuration({ gitlab_project_job_token_scope: { one: scope(web) } }),
  });
  expect(findingsOf(jobTokenConflict, input)).toEqual([]);
});
