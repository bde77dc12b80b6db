import { describe, expect, test } from "@jest/globals";
import { policyStatement, s3Prefix } from "../../../lib/constructs/aws";
import { InlinePolicy } from "../../../lib/constructs/aws/inline-policy";
import { freshEstate, resources } from "./estate";

const one = policyStatement({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::one/*"] });
const two = policyStatement({ actions: ["s3:PutObject"], resources: ["arn:aws:s3:::two/*"] });

test("an inline policy collects its grants in order into one resource", () => {
  const written = resources(({ account, stack }) => {
    const policy = new InlinePolicy(stack, { account, role: "deploy", name: "permissions" });
    policy.add([one]);
    const first = policy.resource;
    policy.add([two, s3Prefix("shop-web", "").read()]);
    expect(policy.resource).toBe(first);
  });
  expect(written["aws_iam_role_policy"]).toEqual({
    Permissions: {
      name: "permissions",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::one/*"] },
          { Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::two/*"] },
          { Effect: "Allow", Action: ["s3:ListBucket"], Resource: "arn:aws:s3:::shop-web" },
          { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop-web/*" },
        ],
      }),
      provider: "aws.Production",
      role: "deploy",
    },
  });
});

describe("without grants", () => {
  test("there is no resource", () => {
    const { account, stack } = freshEstate();
    const policy = new InlinePolicy(stack, { account, role: "deploy", name: "permissions" });
    expect(policy.resource).toBeUndefined();
    policy.add([]);
    expect(policy.resource).toBeUndefined();
    policy.add([one]);
    policy.add([]);
    expect(policy.resource?.node.id).toBe("Permissions");
  });
});
