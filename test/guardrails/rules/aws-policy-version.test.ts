import { expect, test } from "@jest/globals";
import { policyVersion } from "../../../lib/guardrails/rules/aws-policy-version";
import { arn } from "../../support/aws";
import { findingsOf, inputFrom, onGitlabCom, roleResources } from "../../support/input";

const role = (version: object, sessionName = "fixed") =>
  inputFrom(
    onGitlabCom(
      roleResources({
        policy: {
          ...version,
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: arn() },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringLike: { "sts:RoleSessionName": sessionName } },
            },
          ],
        },
      }),
    ),
  );
const VARIABLE = "$${aws:username}";

test.each([
  [
    "a version that does not exist",
    role({ Version: "2012-10-18" }),
    [
      'error aws_iam_role.deploy: the trust policy has Version "2012-10-18", which AWS does not know',
    ],
  ],
  [
    "no version, with variables",
    role({}, VARIABLE),
    [
      "warning aws_iam_role.deploy: the trust policy uses policy variables, which a policy without Version takes for plain text",
    ],
  ],
  [
    "the old version, with variables",
    role({ Version: "2008-10-17" }, VARIABLE),
    [
      "warning aws_iam_role.deploy: the trust policy uses policy variables, which Version 2008-10-17 takes for plain text",
    ],
  ],
  ["the new version, with variables", role({ Version: "2012-10-17" }, VARIABLE), []],
  ["no version, without variables", role({}), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(policyVersion, input)).toEqual(expected);
});
