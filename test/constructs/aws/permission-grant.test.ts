import { describe, expect, test } from "@jest/globals";
import {
  ecrRepository,
  eksCluster,
  type PermissionGrant,
  policyStatement,
  s3Prefix,
} from "../../../lib/constructs/aws";
import { refusal } from "../../support/synth";

const PLACE = { partition: "aws-cn", accountId: "111122223333", region: "cn-north-1" };
const read = (grant: PermissionGrant) => ({
  words: grant.words,
  statements: grant.statements(PLACE),
});

describe("s3Prefix", () => {
  const list = {
    Effect: "Allow",
    Action: ["s3:ListBucket"],
    Resource: "arn:aws-cn:s3:::shop-web",
    Condition: { StringLike: { "s3:prefix": ["a/b", "a/b/", "a/b/*"] } },
  };
  const objects = (...Action: readonly string[]) => ({
    Effect: "Allow",
    Action,
    Resource: "arn:aws-cn:s3:::shop-web/a/b/*",
  });
  const write = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"];

  test.each(["a/b", "a/b/", "a/b//"])("%s", (prefix) => {
    const objectsOf = s3Prefix("shop-web", prefix);
    expect(read(objectsOf.read())).toEqual({
      words: "read s3://shop-web/a/b/",
      statements: [list, objects("s3:GetObject")],
    });
    expect(read(objectsOf.write())).toEqual({
      words: "write s3://shop-web/a/b/",
      statements: [list, objects(...write)],
    });
    expect(read(objectsOf.readWrite())).toEqual({
      words: "read and write s3://shop-web/a/b/",
      statements: [list, objects("s3:GetObject", ...write)],
    });
  });

  test("a whole bucket", () => {
    expect(read(s3Prefix("shop-web", "").read())).toEqual({
      words: "read s3://shop-web/",
      statements: [
        { Effect: "Allow", Action: ["s3:ListBucket"], Resource: "arn:aws-cn:s3:::shop-web" },
        { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws-cn:s3:::shop-web/*" },
      ],
    });
  });

  test.each(["ab", "a".repeat(64), "-ab", "ab-", "Ab1", "a_b", "a*b", "arn:aws:s3:::x", "${x}"])(
    "the bucket %s is refused",
    (bucket) => {
      expect(refusal(() => s3Prefix(bucket, ""))).toEqual({
        code: "ERR_PROP",
        where: undefined,
        message: `bucket is not allowed; given: "${bucket}"; allowed: the name of a bucket, 3 to 63 characters`,
      });
    },
  );

  test.each(["abc", "a".repeat(63), "a.b-c", "0a0"])("the bucket %s is taken", (bucket) => {
    expect(s3Prefix(bucket, "x").read().words).toBe(`read s3://${bucket}/x/`);
  });

  test.each(["/a", "*", "a?", "${x}", "a\\b", 'a"b', "x%{if y}", "a\nb", "a\ud800"])(
    "the prefix %j is refused",
    (prefix) => {
      expect(refusal(() => s3Prefix("shop-web", prefix))).toEqual({
        code: "ERR_PROP",
        where: undefined,
        message: `prefix is not allowed; given: ${JSON.stringify(prefix)}; allowed: a key prefix without wildcards, control characters or %{, not starting with a slash`,
      });
    },
  );

  test.each(["a%", "a{x}", "größe/日本"])("the prefix %s is taken", (prefix) => {
    expect(s3Prefix("shop-web", prefix).read().words).toBe(`read s3://shop-web/${prefix}/`);
  });
});

describe("ecrRepository", () => {
  const token = { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" };
  const pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
  const on = (...Action: readonly string[]) => ({
    Effect: "Allow",
    Action,
    Resource: "arn:aws-cn:ecr:cn-north-1:111122223333:repository/shop/web",
  });

  test("pull and push", () => {
    const repository = ecrRepository("shop/web");
    expect(read(repository.pull())).toEqual({
      words: "pull from ECR repository shop/web",
      statements: [token, on(...pull)],
    });
    expect(read(repository.push())).toEqual({
      words: "push to ECR repository shop/web",
      statements: [
        token,
        on(
          "ecr:BatchCheckLayerAvailability",
          "ecr:InitiateLayerUpload",
          "ecr:UploadLayerPart",
          "ecr:CompleteLayerUpload",
          "ecr:PutImage",
          ...pull,
        ),
      ],
    });
  });

  test.each(["", "Shop", "shop/", "/shop", "shop//web", "a b", "shop/*", "-a"])(
    "%j is refused",
    (name) => {
      expect(refusal(() => ecrRepository(name))).toEqual({
        code: "ERR_PROP",
        where: undefined,
        message: `name is not allowed; given: "${name}"; allowed: lower-case letters, digits and . _ - /`,
      });
    },
  );

  test("separators stand between", () => {
    expect(ecrRepository("a.b_c-d/e0").pull().words).toBe("pull from ECR repository a.b_c-d/e0");
  });
});

describe("eksCluster", () => {
  test("describe", () => {
    expect(read(eksCluster("prod-1_a").describe())).toEqual({
      words: "describe EKS cluster prod-1_a",
      statements: [
        {
          Effect: "Allow",
          Action: ["eks:DescribeCluster"],
          Resource: "arn:aws-cn:eks:cn-north-1:111122223333:cluster/prod-1_a",
        },
      ],
    });
    expect(eksCluster("x".repeat(100)).describe().words).toBe(
      `describe EKS cluster ${"x".repeat(100)}`,
    );
  });

  test.each(["", "-a", "_a", "a*", "a/b", "x".repeat(101)])("%j is refused", (name) => {
    expect(refusal(() => eksCluster(name))).toEqual({
      code: "ERR_PROP",
      where: undefined,
      message: `name is not allowed; given: "${name}"; allowed: the name of a cluster`,
    });
  });
});

describe("policyStatement", () => {
  test("is exactly what it says", () => {
    expect(
      read(
        policyStatement({
          actions: ["s3:GetObject", "cloudfront:Create*"],
          resources: ["arn:aws:s3:::x/*", "${aws_s3_bucket.x.arn}"],
        }),
      ),
    ).toEqual({
      words: "s3:GetObject, cloudfront:Create* on arn:aws:s3:::x/*, $${aws_s3_bucket.x.arn}",
      statements: [
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "cloudfront:Create*"],
          Resource: ["arn:aws:s3:::x/*", "$${aws_s3_bucket.x.arn}"],
        },
      ],
    });
  });

  test("in own words", () => {
    const { words } = policyStatement({ actions: ["a:B"], resources: ["*"], words: "does b" });
    expect(words).toBe("does b");
  });

  test.each(["*", "s3:*", "s3:", "S3:Get", "s3", "s3:Get*Object", "s3:Get?", ":Get", "s3:1"])(
    "the action %s is refused",
    (action) => {
      expect(
        refusal(() => policyStatement({ actions: ["s3:GetObject", action], resources: ["*"] })),
      ).toEqual({
        code: "ERR_PROP",
        where: undefined,
        message: `actions is not allowed; given: "${action}"; allowed: service:Action, such as s3:GetObject`,
      });
    },
  );

  test.each([
    { actions: [], resources: ["*"] },
    { actions: ["s3:GetObject"], resources: [] },
  ])("%j names too little", (props) => {
    expect(refusal(() => policyStatement(props))).toEqual({
      code: "ERR_PROP",
      where: "policyStatement",
      message: "a statement names at least one action and one resource; at policyStatement",
    });
  });

  test("what cannot be carried", () => {
    expect(refusal(() => policyStatement({ actions: ["a:B"], resources: ["a\u0000"] }))).toEqual({
      code: "ERR_PROP",
      where: "policyStatement",
      message:
        'resources has a control character; given: "a\\u0000"; fix: remove it: no name or description can carry one; at policyStatement',
    });
    expect(
      refusal(() => policyStatement({ actions: ["a:B"], resources: ["*"], words: "a\nb" })).message,
    ).toBe(
      'words has a control character; given: "a\\nb"; fix: remove it: no name or description can carry one; at policyStatement',
    );
  });
});
