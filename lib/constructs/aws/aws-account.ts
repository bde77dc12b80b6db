import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { keyPrefix, type Partition, providerArn } from "../../relying-parties/aws";
import { literal } from "../literal";
import { matching } from "../matching";
import { providerAlias } from "../provider-alias";
import { federationStackOf } from "../stack-lookup";
import { claimProvider } from "./provider-registry";

export interface AwsAccountProps {
  /** Twelve digits. */
  readonly accountId: string;
  /** `eu-central-1`. */
  readonly region: string;
  /**
   * `aud` of the ID tokens for this account. One audience per account keeps a token for one from being good at another.
   * @default - `aws:` and the account id
   */
  readonly audience?: string;
  /**
   * Whether the account has an OIDC provider for this GitLab already, made elsewhere: it is looked up, and must have the
   * audience among its client ids.
   * @default false - this stack defines the one provider
   */
  readonly existingOidcProvider?: boolean;
  /**
   * SHA-1 thumbprints of the issuer's certificate authority, for a private one.
   * @default - none: AWS trusts public certificate authorities by itself
   */
  readonly thumbprints?: readonly string[];
  /**
   * Longest session a role of this account may allow, in seconds, up to 43,200.
   * @default 3600
   */
  readonly sessionCeiling?: number;
  /**
   * ARN of the role that Terraform assumes to reach the account.
   * @default - the credentials of the environment
   */
  readonly deployRoleArn?: string;
}

/**
 * An AWS account as relying party: its one OIDC provider for the stack's GitLab, and the provider configuration for its
 * resources, which refuses to act on any other account.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class AwsAccount extends Construct {
  readonly accountId: string;
  readonly partition: Partition;
  readonly region: string;
  readonly audience: string;
  /** Literal, so that a plan shows every trust policy as text. */
  readonly oidcProviderArn: string;
  readonly sessionCeiling: number;
  readonly provider: AwsProvider;
  readonly oidcProvider: IamOpenidConnectProvider | DataAwsIamOpenidConnectProvider;

  constructor(scope: Construct, id: string, props: AwsAccountProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    const { issuer } = stack.gitlab;
    this.accountId = matching(props.accountId, /^\d{12}$/, "twelve digits", where, "accountId");
    this.region = matching(
      props.region,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      "a region such as eu-central-1",
      where,
      "region",
    );
    this.partition = partitionOf(this.region);
    this.audience = matching(
      props.audience ?? `aws:${this.accountId}`,
      /^[\w+=,.@:/-]{1,255}$/,
      "1 to 255 characters: letters, digits and _ + = , . @ : / -",
      where,
      "audience",
    );
    this.sessionCeiling = sessionSeconds(
      props.sessionCeiling ?? 3600,
      43_200,
      where,
      "sessionCeiling",
    );
    this.oidcProviderArn = providerArn(issuer.url, this.accountId, this.partition);
    this.provider = new AwsProvider(this, "Provider", {
      alias: providerAlias(where, stack.node.path),
      region: this.region,
      allowedAccountIds: [this.accountId],
      ...(props.deployRoleArn === undefined
        ? {}
        : {
            assumeRole: [
              { roleArn: literal(props.deployRoleArn, { where, prop: "deployRoleArn" }) },
            ],
          }),
    });
    const existing = props.existingOidcProvider === true;
    if (!existing) claimProvider(this, `${this.accountId} ${issuer.url}`, keyPrefix(issuer.url));
    this.oidcProvider = existing
      ? new DataAwsIamOpenidConnectProvider(this, "OidcProvider", {
          provider: this.provider,
          arn: this.oidcProviderArn,
        })
      : new IamOpenidConnectProvider(this, "OidcProvider", {
          provider: this.provider,
          url: issuer.url,
          clientIdList: [this.audience],
          ...(props.thumbprints === undefined
            ? {}
            : { thumbprintList: props.thumbprints.map((t) => thumbprint(t, where)) }),
        });
    stack.registerOutput({
      name: `${providerAlias(where, stack.node.path)}_audience`,
      value: this.audience,
      description: `aud of ID tokens for AWS account ${this.accountId}`,
    });
  }
}

function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function thumbprint(text: string, where: string): string {
  return matching(
    text,
    /^(?!(.)\1+$)[0-9a-f]{40}$/,
    "40 lower-case hexadecimal digits of a real certificate",
    where,
    "thumbprints",
  );
}

/** @internal Checks a session length. AWS takes 3,600 to 43,200 seconds for a role (IAM CreateRole). */
export function sessionSeconds(
  value: number,
  ceiling: number,
  where: string,
  prop: string,
): number {
  if (Number.isInteger(value) && value >= 3600 && value <= ceiling) return value;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: String(value),
    allowed: `whole seconds from 3600 to ${ceiling}`,
    fix:
      value > ceiling && ceiling < 43_200
        ? "shorten the session, or raise sessionCeiling of the account if a job really runs longer"
        : "a job that needs less than an hour asks for less when it assumes the role",
    where,
  });
}
