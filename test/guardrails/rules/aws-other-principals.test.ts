import { expect, test } from "@jest/globals";
import { otherPrincipals } from "../../../lib/guardrails/rules/aws-other-principals";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const beside = (principal: object, effect = "Allow") =>
  inputFrom(
    onGitlabCom(
      roleResources({
        conditions: tight(),
        statements: [{ Effect: effect, Principal: principal, Action: "sts:AssumeRole" }],
      }),
    ),
  );

test.each([
  [
    "a role of another account",
    beside({ AWS: "arn:aws:iam::999988887777:role/partner" }),
    [
      "warning aws_iam_role.deploy: beside GitLab's jobs arn:aws:iam::999988887777:role/partner may become this role",
    ],
  ],
  [
    "another account by number",
    beside({ AWS: "999988887777" }),
    ["warning aws_iam_role.deploy: beside GitLab's jobs 999988887777 may become this role"],
  ],
  [
    "a service and a role of the same account",
    beside({ Service: "ec2.amazonaws.com", AWS: "arn:aws:iam::111122223333:role/operator" }),
    [
      "info aws_iam_role.deploy: beside GitLab's jobs ec2.amazonaws.com and arn:aws:iam::111122223333:role/operator may become this role",
    ],
  ],
  ["a Deny", beside({ AWS: "999988887777" }, "Deny"), []],
  ["the role itself", beside({ AWS: "arn:aws:iam::111122223333:role/deploy" }), []],
  ["GitLab alone", inputFrom(onGitlabCom(roleResources({ conditions: tight() }))), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(otherPrincipals, input)).toEqual(expected);
});
