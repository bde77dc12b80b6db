import { expect, test } from "@jest/globals";
import { wildcardPermissions } from "../../../lib/guardrails/rules/aws-wildcard-permissions";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const may = (...statements: readonly object[]) =>
  inputFrom(
    onGitlabCom({
      ...roleResources({ conditions: tight() }),
      aws_iam_role_policy: {
        x: {
          role: "${aws_iam_role.deploy.id}",
          policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
        },
      },
    }),
  );
const allow = (action: string, resource: string, more: object = {}) => ({
  Effect: "Allow",
  Action: [action],
  Resource: resource,
  ...more,
});

test.each([
  [
    "a whole service on everything",
    may(allow("s3:*", "*"), allow("ecr:*", "*")),
    [
      "warning aws_iam_role.deploy: jobs that become deploy may do s3:* and ecr:* on every resource by aws_iam_role_policy.x",
    ],
  ],
  [
    "a whole service on one bucket",
    may(allow("s3:*", "arn:aws:s3:::shop/*")),
    [
      "info aws_iam_role.deploy: jobs that become deploy may do s3:* on the resources it names by aws_iam_role_policy.x",
    ],
  ],
  [
    "under a condition",
    may(allow("s3:*", "*", { Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } } })),
    [
      "info aws_iam_role.deploy: jobs that become deploy may do s3:* on the resources it names by aws_iam_role_policy.x",
    ],
  ],
  ["an action on everything", may(allow("ecr:GetAuthorizationToken", "*")), []],
  ["some actions", may(allow("s3:Get*", "*")), []],
  ["a Deny", may({ ...allow("s3:*", "*"), Effect: "Deny" }), []],
  ["everything, which is aws/administrator's", may(allow("*", "*"), allow("s3:*", "*")), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(wildcardPermissions, input)).toEqual(expected);
});
