import { at, given, managed } from "../resources";
import type { Rule } from "../rule";

export const jobTokenOpen: Rule = {
  id: "gitlab/job-token-open",
  severity: "error",
  title: "Job tokens of every project reach this one.",
  why: "enabled = false switches the allowlist off: a job of any project whose user has access here may use its CI_JOB_TOKEN on this project (docs.gitlab.com, ci/jobs/ci_job_token).",
  fix: "leave enabled at true, and list the projects and groups that need it",
  *check(input) {
    for (const placed of managed(input, "gitlab_project_job_token_scopes")) {
      if (given(placed.resource, "enabled") !== false) continue;
      yield at(placed, { message: "the allowlist for job tokens is switched off", given: "false" });
    }
  },
};
