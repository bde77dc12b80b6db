import { describe, expect, test } from "@jest/globals";
import {
  ecrStatements,
  eksDescribeStatements,
  policiesOfRole,
  s3PrefixStatements,
} from "../../../lib/relying-parties/aws";
import {
  administratorReason,
  permissionWords,
} from "../../../lib/relying-parties/aws/permission-words";
import { stackOf } from "../../support/access/stacks";

type Policies = ReturnType<typeof policiesOfRole>;

function policies(statements: readonly unknown[], role: object = {}): Policies {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const stack = stackOf({
    aws_iam_role: { x: { name: "x", assume_role_policy: "{}", ...role } },
    ...(statements.length > 0 && {
      aws_iam_role_policy: { p: { name: "p", role: "${aws_iam_role.x.name}", policy } },
    }),
  });
  return policiesOfRole(stack, "aws_iam_role.x");
}

const PLACE = { partition: "aws", accountId: "111122223333", region: "eu-central-1" } as const;

describe("our own grants in words", () => {
  test.each([
    ["readWrite", "releases", "read and write s3://shop-web/releases/"],
    ["read", "releases", "read s3://shop-web/releases/"],
    ["write", "", "write s3://shop-web/"],
  ] as const)("s3 %s of %p", (access, prefix, line) => {
    const statements = s3PrefixStatements({ partition: "aws", bucket: "shop-web", prefix, access });
    expect(permissionWords(policies(statements))).toEqual([line]);
  });

  test.each([
    ["push", "push and pull images of ECR repository shop/web"],
    ["pull", "pull images of ECR repository shop/web"],
  ] as const)("ecr %s", (access, line) => {
    expect(
      permissionWords(policies(ecrStatements({ ...PLACE, repository: "shop/web", access }))),
    ).toEqual([line]);
  });

  test("eks", () => {
    expect(permissionWords(policies(eksDescribeStatements({ ...PLACE, cluster: "prod" })))).toEqual(
      ["describe EKS cluster prod"],
    );
  });
});

describe("everything else as it stands", () => {
  test.each([
    [{ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::b/x" }, "s3:* on arn:aws:s3:::b/x"],
    [
      { Effect: "Deny", Action: ["a:b", "c:d"], NotResource: "arn:x" },
      "denied: a:b, c:d on anything but arn:x",
    ],
    [
      { Effect: "Allow", NotAction: "iam:*", Resource: ["arn:x", "arn:y"] },
      "anything but iam:* on arn:x, arn:y",
    ],
    [
      { Effect: "Allow", Action: "a:b", Resource: "arn:x", Condition: { Bool: { "a:b": "true" } } },
      "a:b on arn:x, under conditions",
    ],
    [{ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" }, "list s3://b"],
    [
      {
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::b/*",
        Condition: { Bool: { "a:b": "true" } },
      },
      "read s3://b/, under conditions",
    ],
    [{ Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }, "log in to ECR"],
  ])("%j", (statement, line) => {
    expect(permissionWords(policies([statement]))).toEqual([line]);
  });

  test("the same line once", () => {
    const statement = { Effect: "Allow", Action: "a:b", Resource: "arn:x" };
    expect(permissionWords(policies([statement, statement]))).toEqual(["a:b on arn:x"]);
  });
});

describe("administrators", () => {
  const everything = { Effect: "Allow", Action: "*", Resource: "*" };

  test("by a managed policy", () => {
    const found = policies([], {
      managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    });
    expect(permissionWords(found)).toEqual(["administrator rights by AdministratorAccess"]);
    expect(administratorReason(found)).toBe(
      "AdministratorAccess (aws_iam_role.x) gives administrator rights",
    );
  });

  test("by a statement", () => {
    expect(administratorReason(policies([everything]))).toBe(
      "p (aws_iam_role_policy.p) gives administrator rights",
    );
  });

  test("not by a policy that reads, or one that is not known", () => {
    const reads = policies([], {
      managed_policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", "${var.arn}"],
    });
    expect(administratorReason(reads)).toBeUndefined();
    expect(permissionWords(reads)).toEqual([
      "managed policy ReadOnlyAccess",
      "policy ${var.arn}, which is not known before apply",
    ]);
  });
});
