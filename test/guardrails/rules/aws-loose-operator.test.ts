import { expect, test } from "@jest/globals";
import { looseOperator } from "../../../lib/guardrails/rules/aws-loose-operator";
import { findingsOf, inputFrom, onGitlabCom, roleResources } from "../../support/input";

const SUB = { "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main" };
const role = (conditions: object, effect = "Allow") =>
  inputFrom(
    onGitlabCom(
      roleResources({
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: effect,
              Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: conditions,
            },
          ],
        },
      }),
    ),
  );
const told = (operator: string, problem: string) =>
  `warning aws_iam_role.deploy: Statement[0].Condition.${operator}["gitlab.com:sub"] ${problem}`;

test.each([
  [
    { "ForAllValues:StringEquals": SUB },
    [told("ForAllValues:StringEquals", "is met where the token lacks the claim")],
  ],
  [
    { StringLikeIfExists: SUB },
    [told("StringLikeIfExists", "is met where the token lacks the claim")],
  ],
  [
    { StringNotEquals: SUB },
    [told("StringNotEquals", "is met by everything but the values that it names")],
  ],
  [{ StringNotLike: SUB, StringLike: { "gitlab.com:sub": "project_path:shop/*" } }, []],
  [{ "ForAnyValue:StringEquals": SUB }, []],
  [{ StringEquals: SUB }, []],
  [{ StringNotEquals: { "aws:SourceVpc": "vpc-1" } }, []],
])("%j", (conditions, expected) => {
  expect(findingsOf(looseOperator, role(conditions))).toEqual(expected);
});

test("a Deny is made of negations", () => {
  expect(findingsOf(looseOperator, role({ StringNotEquals: SUB }, "Deny"))).toEqual([]);
});
