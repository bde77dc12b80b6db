import type { Partition } from "./provider-url";

/** One statement of a permission policy, members in the order in which it is written. */
export interface PermissionStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

const S3_OBJECT_ACTIONS = {
  read: ["s3:GetObject"],
  write: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
  readWrite: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
} as const;

export interface S3PrefixProps {
  readonly partition: Partition | (string & {});
  readonly bucket: string;
  /** Key prefix without wildcards and without slashes at its ends; `""` is the whole bucket. */
  readonly prefix: string;
  readonly access: keyof typeof S3_OBJECT_ACTIONS;
}

/**
 * Objects below a prefix, and listing them. `p*` would cover siblings (`p2/`), so the list condition names the prefix
 * itself, the prefix as a folder, and what is below (docs.aws.amazon.com, S3 policy keys, s3:prefix). Keys of KMS are not included.
 */
export function s3PrefixStatements({
  partition,
  bucket,
  prefix,
  access,
}: S3PrefixProps): readonly PermissionStatement[] {
  const arn = `arn:${partition}:s3:::${bucket}`;
  const list = { Effect: "Allow", Action: ["s3:ListBucket"], Resource: arn } as const;
  const objects = {
    Effect: "Allow",
    Action: S3_OBJECT_ACTIONS[access],
    Resource: prefix === "" ? `${arn}/*` : `${arn}/${prefix}/*`,
  } as const;
  if (prefix === "") return [list, objects];
  const below = { StringLike: { "s3:prefix": [prefix, `${prefix}/`, `${prefix}/*`] } };
  return [{ ...list, Condition: below }, objects];
}

const ECR_PULL = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const ECR_PUSH = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:InitiateLayerUpload",
  "ecr:UploadLayerPart",
  "ecr:CompleteLayerUpload",
  "ecr:PutImage",
];

export interface EcrProps {
  readonly partition: Partition | (string & {});
  readonly accountId: string;
  readonly region: string;
  /** `shop/web`. */
  readonly repository: string;
  /** A push includes the pull: it looks for the layers that are there. */
  readonly access: "pull" | "push";
}

/** A container repository. The authorization token has no resource of its own: it needs `*`. */
export function ecrStatements(props: EcrProps): readonly PermissionStatement[] {
  const { partition, accountId, region, repository, access } = props;
  return [
    { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
    {
      Effect: "Allow",
      Action: access === "push" ? [...ECR_PUSH, ...ECR_PULL] : ECR_PULL,
      Resource: `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`,
    },
  ];
}

export interface EksProps {
  readonly partition: Partition | (string & {});
  readonly accountId: string;
  readonly region: string;
  readonly cluster: string;
}

/** Finding a cluster's endpoint. What the role may do inside is up to access entries and RBAC. */
export function eksDescribeStatements(props: EksProps): readonly PermissionStatement[] {
  const { partition, accountId, region, cluster } = props;
  return [
    {
      Effect: "Allow",
      Action: ["eks:DescribeCluster"],
      Resource: `arn:${partition}:eks:${region}:${accountId}:cluster/${cluster}`,
    },
  ];
}
