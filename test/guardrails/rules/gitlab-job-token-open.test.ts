import { expect, test } from "@jest/globals";
import { jobTokenOpen } from "../../../lib/guardrails/rules/gitlab-job-token-open";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    { enabled: false },
    ["error gitlab_project_job_token_scopes.x: the allowlist for job tokens is switched off"],
  ],
  [{ enabled: true }, []],
  [{ enabled: "${var.enabled}" }, []],
  [{}, []],
])("%j", (values, expected) => {
  const json = configuration({
    gitlab_project_job_token_scopes: { x: { project: "20", target_project_ids: [], ...values } },
  });
  expect(findingsOf(jobTokenOpen, inputFrom(json))).toEqual(expected);
});
