import { expect, test } from "@jest/globals";
import { gcpPoolWideMember } from "../../../lib/guardrails/rules/gcp-pool-wide-member";
import { BINDING, poolResources, set } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

test.each([
  [
    "*",
    [
      `warning ${BINDING}: everybody who enters the pool gets this role, by whatever provider and condition`,
    ],
  ],
  ["attribute.project_id/20", []],
  ["attribute.project_id/*", []],
  ["group/ops", []],
])("%s", (rest, expected) => {
  const input = inputFrom(onGitlabCom(poolResources({ member: set(rest) })));
  expect(findingsOf(gcpPoolWideMember, input)).toEqual(expected);
});
