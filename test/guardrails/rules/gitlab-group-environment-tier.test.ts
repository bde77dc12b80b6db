import { expect, test } from "@jest/globals";
import { groupEnvironmentTier } from "../../../lib/guardrails/rules/gitlab-group-environment-tier";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  ["prod-eu", ['error gitlab_group_protected_environment.x: "prod-eu" is no deployment tier']],
  [
    "Production",
    ['error gitlab_group_protected_environment.x: "Production" is no deployment tier'],
  ],
  ["production", []],
  ["other", []],
  ["${var.tier}", []],
])("%s", (environment, expected) => {
  const json = configuration({
    gitlab_group_protected_environment: {
      x: { group: "7", environment, deploy_access_levels: [{ access_level: "maintainer" }] },
    },
  });
  expect(findingsOf(groupEnvironmentTier, inputFrom(json))).toEqual(expected);
});
