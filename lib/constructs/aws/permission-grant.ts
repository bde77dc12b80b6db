import { UsageError } from "../../core/errors";
import {
  ecrStatements,
  eksDescribeStatements,
  type PermissionStatement,
  s3PrefixStatements,
} from "../../relying-parties/aws";
import { literal } from "../literal";

/** Where a grant applies: what its ARNs name. */
export interface GrantPlace {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
}

/** Permissions for a role. */
export interface PermissionGrant {
  /** What it allows, in words: `read and write s3://shop-web/releases/`. */
  readonly words: string;
  /** @internal */
  readonly statements: (place: GrantPlace) => readonly PermissionStatement[];
}

export interface S3Prefix {
  /** Lists the prefix and reads its objects. */
  read(): PermissionGrant;
  /** Lists the prefix, writes and deletes its objects. */
  write(): PermissionGrant;
  readWrite(): PermissionGrant;
}

/**
 * Objects below a prefix of a bucket. Keys of KMS are granted apart.
 * @param bucket name of the bucket
 * @param prefix with or without a slash at its end; `""` is the whole bucket
 * @throws UsageError ERR_PROP
 */
export function s3Prefix(bucket: string, prefix: string): S3Prefix {
  checked(
    bucket,
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    "the name of a bucket, 3 to 63 characters",
    "bucket",
  );
  checked(
    prefix,
    /^(?!\/)(?!.*%\{)[^*?$\\"\p{Cc}\p{Cs}]*$/u,
    "a key prefix without wildcards, control characters or %{, not starting with a slash",
    "prefix",
  );
  const plain = prefix.replace(/\/+$/, "");
  const of = (verb: "read" | "write" | "readWrite", words: string): PermissionGrant => ({
    words: `${words} s3://${bucket}/${plain === "" ? "" : `${plain}/`}`,
    statements: ({ partition }) =>
      s3PrefixStatements({ partition, bucket, prefix: plain, access: verb }),
  });
  return {
    read: () => of("read", "read"),
    write: () => of("write", "write"),
    readWrite: () => of("readWrite", "read and write"),
  };
}

export interface EcrRepository {
  pull(): PermissionGrant;
  /** Pulls as well: a push looks for the layers that are there. */
  push(): PermissionGrant;
}

/**
 * A repository of the account's own registry.
 * @param name `shop/web`
 * @throws UsageError ERR_PROP
 */
export function ecrRepository(name: string): EcrRepository {
  checked(
    name,
    /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/,
    "lower-case letters, digits and . _ - /",
    "name",
  );
  const of = (access: "pull" | "push", words: string): PermissionGrant => ({
    words: `${words} ECR repository ${name}`,
    statements: ({ partition, accountId, region }) =>
      ecrStatements({ partition, accountId, region, repository: name, access }),
  });
  return { pull: () => of("pull", "pull from"), push: () => of("push", "push to") };
}

export interface EksCluster {
  /** Finds the cluster's endpoint; what the role may do inside is up to the cluster. */
  describe(): PermissionGrant;
}

/** @throws UsageError ERR_PROP */
export function eksCluster(name: string): EksCluster {
  checked(name, /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, "the name of a cluster", "name");
  return {
    describe: () => ({
      words: `describe EKS cluster ${name}`,
      statements: ({ partition, accountId, region }) =>
        eksDescribeStatements({ partition, accountId, region, cluster: name }),
    }),
  };
}

export interface PolicyStatementProps {
  /** `service:Action`. A wildcard may end an action, not be one. */
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly string[];
  /** What it allows, in words. @default - the actions */
  readonly words?: string;
}

/**
 * Any other permission, as an exact statement.
 * @throws UsageError ERR_PROP
 */
export function policyStatement(props: PolicyStatementProps): PermissionGrant {
  const { actions, resources } = props;
  if (actions.length === 0 || resources.length === 0) {
    throw new UsageError("ERR_PROP", "a statement names at least one action and one resource", {
      where: "policyStatement",
    });
  }
  for (const action of actions) {
    checked(
      action,
      /^[a-z0-9-]+:[A-Za-z][A-Za-z0-9]*\*?$/,
      "service:Action, such as s3:GetObject",
      "actions",
    );
  }
  const arns = resources.map((arn) =>
    literal(arn, { where: "policyStatement", prop: "resources" }),
  );
  const words = literal(props.words ?? `${actions.join(", ")} on ${resources.join(", ")}`, {
    where: "policyStatement",
    prop: "words",
  });
  return { words, statements: () => [{ Effect: "Allow", Action: [...actions], Resource: arns }] };
}

function checked(text: string, form: RegExp, allowed: string, prop: string): void {
  if (form.test(text)) return;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: JSON.stringify(text),
    allowed,
  });
}
