import { expect, test } from "@jest/globals";
import { sessionLength } from "../../../lib/guardrails/rules/aws-session-length";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

test.each([
  [7200, ["info aws_iam_role.deploy: a job may hold the role for 7200 seconds"]],
  [43_200, ["info aws_iam_role.deploy: a job may hold the role for 43200 seconds"]],
  [43_201, ["error aws_iam_role.deploy: a session of 43201 seconds is outside of what AWS takes"]],
  [900, ["error aws_iam_role.deploy: a session of 900 seconds is outside of what AWS takes"]],
  [3600, []],
  ["${var.seconds}", []],
])("%s seconds", (max_session_duration, expected) => {
  const resources = roleResources({ conditions: tight(), role: { max_session_duration } });
  expect(findingsOf(sessionLength, inputFrom(onGitlabCom(resources)))).toEqual(expected);
});

test("a role that no job becomes is not this rule's", () => {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  };
  const resources = roleResources({ policy, role: { max_session_duration: 7200 } });
  expect(findingsOf(sessionLength, inputFrom(onGitlabCom(resources)))).toEqual([]);
});
