import { expect, test } from "@jest/globals";
import { leavingIn19 } from "../../../lib/guardrails/rules/gitlab-leaving-in-19";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    "a resource",
    { gitlab_runner: { x: { registration_token: "${var.token}" } } },
    ["info gitlab_runner.x: gitlab_runner is gone in provider version 19"],
  ],
  [
    "attributes",
    { gitlab_project: { x: { name: "web", pipelines_enabled: true } } },
    ["info gitlab_project.x: gitlab_project.pipelines_enabled is gone in provider version 19"],
  ],
  [
    "blocks",
    {
      gitlab_project_protected_environment: {
        x: {
          project: "20",
          environment: "production",
          deploy_access_levels: [{ access_level: "maintainer" }],
        },
      },
    },
    [
      "info gitlab_project_protected_environment.x: gitlab_project_protected_environment.deploy_access_levels is gone in provider version 19",
    ],
  ],
  ["the successors", { gitlab_user_runner: { x: { runner_type: "instance_type" } } }, []],
  ["an attribute that stays", { gitlab_project: { x: { name: "web" } } }, []],
])("%s", (_name, resources, expected) => {
  expect(findingsOf(leavingIn19, inputFrom(configuration(resources)))).toEqual(expected);
});
