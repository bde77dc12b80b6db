import { expect, test } from "@jest/globals";
import { principalWildcard } from "../../../lib/guardrails/rules/aws-principal-wildcard";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const beside = (statement: object) =>
  inputFrom(onGitlabCom(roleResources({ conditions: tight(), statements: [statement] })));

test.each([
  [
    "everybody",
    { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
    ["error aws_iam_role.deploy: Statement[1] allows every principal of AWS without any condition"],
  ],
  [
    "everybody as AWS principal, under a condition",
    {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
    },
    [
      "warning aws_iam_role.deploy: Statement[1] allows every principal of AWS, held back by its conditions alone",
    ],
  ],
  [
    "everybody but one",
    { Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, Action: "sts:AssumeRole" },
    [
      "error aws_iam_role.deploy: Statement[1] allows everybody but the named principals without any condition",
    ],
  ],
  ["a Deny for everybody", { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" }, []],
  [
    "one account",
    { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" },
    [],
  ],
])("%s", (_name, statement, expected) => {
  expect(findingsOf(principalWildcard, beside(statement))).toEqual(expected);
});
