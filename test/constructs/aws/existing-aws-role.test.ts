import { describe, expect, test } from "@jest/globals";
import { AwsRole, ecrRepository, eksCluster, s3Prefix } from "../../../lib/constructs/aws";
import { refusal } from "../../support/synth";
import { freshEstate, resources } from "./estate";

const ARN = "arn:aws:iam::111122223333:role/ci/deploy";

const existing = (roleArn: string, id = "Old") => {
  const { account, stack } = freshEstate();
  return AwsRole.fromArn(stack, id, { account, roleArn });
};

describe("an existing role", () => {
  test("is nothing until it is granted something", () => {
    const written = resources(({ account, stack }) => {
      const role = AwsRole.fromArn(stack, "Old", { account, roleArn: ARN });
      expect(role.roleArn).toBe(ARN);
      expect(role.roleName).toBe("deploy");
      expect(role.grant().permissions).toBeUndefined();
    });
    expect(Object.keys(written)).toEqual([
      "aws_iam_openid_connect_provider",
      "gitlab_group",
      "gitlab_project",
    ]);
  });

  test("gets one inline policy, named after its construct", () => {
    const written = resources(({ account, stack }) => {
      const role = AwsRole.fromArn(stack, "Old", { account, roleArn: ARN })
        .grant(ecrRepository("shop/web").pull())
        .grant(eksCluster("prod").describe());
      expect(role.permissions?.node.path).toBe("shop/Old/Permissions");
    });
    expect(written["aws_iam_role_policy"]).toEqual({
      Old_Permissions_2815EC88: {
        name: "Old-permissions",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
            {
              Effect: "Allow",
              Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
              Resource: "arn:aws:ecr:eu-central-1:111122223333:repository/shop/web",
            },
            {
              Effect: "Allow",
              Action: ["eks:DescribeCluster"],
              Resource: "arn:aws:eks:eu-central-1:111122223333:cluster/prod",
            },
          ],
        }),
        provider: "aws.Production",
        role: "deploy",
      },
    });
    expect(written["aws_iam_role"]).toBeUndefined();
  });

  test.each([
    "arn:aws:iam::111122223333:role/deploy",
    "arn:aws:iam::111122223333:role/a/b/c+=,.@-_",
    `arn:aws:iam::111122223333:role/${"x".repeat(64)}`,
  ])("%s is one of the account", (arn) => {
    expect(existing(arn).roleArn).toBe(arn);
  });

  test.each([
    "arn:aws:iam::111122223334:role/deploy",
    "arn:aws-cn:iam::111122223333:role/deploy",
    "arn:aws:iam::111122223333:user/deploy",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role//deploy",
    `arn:aws:iam::111122223333:role/${"x".repeat(65)}`,
    " arn:aws:iam::111122223333:role/deploy",
    "deploy",
  ])("%s is none", (arn) => {
    expect(refusal(() => existing(arn))).toEqual({
      code: "ERR_PROP",
      where: "shop/Old",
      message: `roleArn is not allowed; given: "${arn}"; allowed: an ARN arn:aws:iam::111122223333:role/NAME, of the account; at shop/Old`,
    });
  });

  test("is refused under an id that cannot name its policy", () => {
    expect(refusal(() => existing(ARN, "Old role"))).toEqual({
      code: "ERR_PROP",
      where: "shop/Old role",
      message:
        'the name of the inline policy is not allowed; given: "Old role-permissions"; allowed: letters, digits and + = , . @ _ - in the construct id, which names the policy; at shop/Old role',
    });
    expect(existing(ARN, "x".repeat(116)).grant(s3Prefix("b-b", "").read()).roleName).toBe(
      "deploy",
    );
    expect(refusal(() => existing(ARN, "x".repeat(117))).code).toBe("ERR_PROP");
  });
});
