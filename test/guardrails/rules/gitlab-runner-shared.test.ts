import { expect, test } from "@jest/globals";
import { runnerShared } from "../../../lib/guardrails/rules/gitlab-runner-shared";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    { access_level: "not_protected", untagged: true },
    ["info gitlab_user_runner.x: the runner takes jobs of unprotected refs and jobs without tags"],
  ],
  [{ untagged: true }, ["info gitlab_user_runner.x: the runner takes jobs without tags"]],
  [{ access_level: "ref_protected", untagged: false }, []],
  [{ access_level: "${var.level}", untagged: "${var.untagged}" }, []],
])("%j", (values, expected) => {
  const json = configuration({
    gitlab_user_runner: { x: { runner_type: "instance_type", ...values } },
  });
  expect(findingsOf(runnerShared, inputFrom(json))).toEqual(expected);
});
