import { describe, expect, test } from "@jest/globals";
import {
  ecrStatements,
  eksDescribeStatements,
  s3PrefixStatements,
} from "../../../lib/relying-parties/aws/permissions";

const PLACE = { partition: "aws-cn", accountId: "111122223333", region: "cn-north-1" } as const;

describe("s3PrefixStatements", () => {
  test("lists the prefix, not its siblings, and reads and writes below it", () => {
    const props = {
      partition: "aws",
      bucket: "shop-web",
      prefix: "releases",
      access: "readWrite",
    } as const;
    expect(s3PrefixStatements(props)).toEqual([
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: "arn:aws:s3:::shop-web",
        Condition: { StringLike: { "s3:prefix": ["releases", "releases/", "releases/*"] } },
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
        Resource: "arn:aws:s3:::shop-web/releases/*",
      },
    ]);
  });

  test.each([
    ["read", ["s3:GetObject"]],
    ["write", ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]],
  ] as const)("%s", (access, actions) => {
    const [, objects] = s3PrefixStatements({ partition: "aws", bucket: "b", prefix: "p", access });
    expect(objects?.Action).toEqual(actions);
  });

  test("the empty prefix is the whole bucket", () => {
    expect(
      s3PrefixStatements({ partition: "aws-us-gov", bucket: "b", prefix: "", access: "read" }),
    ).toEqual([
      { Effect: "Allow", Action: ["s3:ListBucket"], Resource: "arn:aws-us-gov:s3:::b" },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws-us-gov:s3:::b/*" },
    ]);
  });
});

describe("ecrStatements", () => {
  const token = { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" };
  const repository = "arn:aws-cn:ecr:cn-north-1:111122223333:repository/shop/web";

  test("pull", () => {
    expect(ecrStatements({ ...PLACE, repository: "shop/web", access: "pull" })).toEqual([
      token,
      {
        Effect: "Allow",
        Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: repository,
      },
    ]);
  });

  test("push pulls as well", () => {
    expect(ecrStatements({ ...PLACE, repository: "shop/web", access: "push" })).toEqual([
      token,
      {
        Effect: "Allow",
        Action: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:InitiateLayerUpload",
          "ecr:UploadLayerPart",
          "ecr:CompleteLayerUpload",
          "ecr:PutImage",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ],
        Resource: repository,
      },
    ]);
  });
});

test("eksDescribeStatements", () => {
  expect(eksDescribeStatements({ ...PLACE, cluster: "prod" })).toEqual([
    {
      Effect: "Allow",
      Action: ["eks:DescribeCluster"],
      Resource: "arn:aws-cn:eks:cn-north-1:111122223333:cluster/prod",
    },
  ]);
});
