import { expect, test } from "@jest/globals";
import { runnerScope } from "../../../lib/guardrails/rules/gitlab-runner-scope";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    { runner_type: "project_type" },
    ["error gitlab_user_runner.x: a runner of project_type needs project_id"],
  ],
  [
    { runner_type: "instance_type", group_id: 7 },
    ["error gitlab_user_runner.x: a runner of instance_type has no group_id"],
  ],
  [
    { runner_type: "group_type", group_id: 7, maximum_timeout: 300 },
    ["error gitlab_user_runner.x: a maximum timeout of 300 seconds is too short"],
  ],
  [{ runner_type: "group_type", group_id: "${gitlab_group.shop.id}", maximum_timeout: 600 }, []],
  [{ runner_type: "project_type", project_id: 20 }, []],
  [{ runner_type: "${var.type}" }, []],
])("%j", (values, expected) => {
  const json = configuration({ gitlab_user_runner: { x: values } });
  expect(findingsOf(runnerScope, inputFrom(json))).toEqual(expected);
});
