import { expect, test } from "@jest/globals";
import { awsTrusts, inTrust } from "../../lib/guardrails/aws-trusts";
import { inputFrom, onGitlabCom, roleResources, tight } from "../support/input";

const SERVICE = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});
const { aws_iam_role = {}, ...provider } = roleResources({ conditions: tight() });

test("roles that jobs become, with their policies", () => {
  const roles = { ...aws_iam_role, machine: { name: "machine", assume_role_policy: SERVICE } };
  const input = inputFrom(onGitlabCom({ ...provider, aws_iam_role: roles }));
  const trusts = [...awsTrusts(input)];
  expect(trusts.map((t) => [t.stack, t.role?.address, t.policy.statements.length])).toEqual([
    ["shop", "aws_iam_role.deploy", 1],
  ]);
  expect(trusts.map((t) => inTrust(t, { message: "m" }))).toEqual([
    { stack: "shop", address: "aws_iam_role.deploy", message: "m" },
  ]);
  expect([...awsTrusts(input)][0]).toBe(trusts[0]);
});

test("a policy document that no role uses", () => {
  const document = {
    statement: [
      {
        actions: ["sts:AssumeRoleWithWebIdentity"],
        principals: [
          {
            type: "Federated",
            identifiers: ["arn:aws:iam::111122223333:oidc-provider/gitlab.com"],
          },
        ],
      },
    ],
  };
  const input = inputFrom({ data: { aws_iam_policy_document: { trust: document } } });
  const [trust] = [...awsTrusts(input)];
  expect(trust?.document.identity).toBe("data.aws_iam_policy_document.trust");
  expect(trust?.role).toBeUndefined();
});
