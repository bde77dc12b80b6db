import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { ClaimName } from "../../core";
import { UsageError } from "../../core/errors";
import { capabilities } from "../../relying-parties/aws";
import type { Jobs } from "../gitlab/jobs";
import { literal } from "../literal";
import { federationStackOf } from "../stack-lookup";
import { matching } from "../matching";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { type AwsAccount, sessionSeconds } from "./aws-account";
import { awsCiJob } from "./ci-job";
import { ExistingAwsRole, type ExistingAwsRoleProps } from "./existing-aws-role";
import { InlinePolicy } from "./inline-policy";
import type { PermissionGrant } from "./permission-grant";
import { latestTrustPolicy } from "./trust-policy";

export interface AwsRoleProps {
  readonly account: AwsAccount;
  /** The jobs that may assume the role. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why the role exists: its description, and what reviewers read. */
  readonly because: string;
  /**
   * Name of the role, unique in the account.
   * @default - the construct id
   */
  readonly name?: string;
  /** @default "/" */
  readonly path?: string;
  /**
   * Longest session, in seconds, from 3,600 to the account's `sessionCeiling`.
   * @default 3600
   */
  readonly maxSessionDuration?: number;
  /** @default - none */
  readonly managedPolicyArns?: readonly string[];
  /** ARN of the policy that bounds what the role can ever do. @default - none */
  readonly permissionsBoundaryArn?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Claims that the jobs name and AWS does not enforce, each with the reason why that is accepted. The review shows them.
   * @default - none: what AWS cannot enforce is refused
   */
  readonly notEnforced?: NotEnforced;
  /**
   * Characters that the account's quota allows a trust policy.
   * @default 2048
   */
  readonly policySizeLimit?: 2048 | 4096;
}

/**
 * An IAM role that named GitLab jobs assume with their ID tokens, and nobody else.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_SUBJECT_TEMPLATE; CannotExpressError for a claim AWS cannot enforce
 */
export class AwsRole extends Construct {
  /** An existing role: permissions are added to it, its trust stays with whoever manages it. */
  static fromArn(scope: Construct, id: string, props: ExistingAwsRoleProps): ExistingAwsRole {
    return new ExistingAwsRole(scope, id, props);
  }

  readonly roleName: string;
  /** Literal: known before apply. */
  readonly roleArn: string;
  readonly audience: string;
  readonly resource: IamRole;
  readonly attachments: readonly IamRolePolicyAttachment[];
  private readonly inline: InlinePolicy;

  constructor(scope: Construct, id: string, props: AwsRoleProps) {
    super(scope, id);
    const where = this.node.path;
    const { account } = props;
    const stack = federationStackOf(this);
    const { because, jobs, notEnforced } = trustedJobs(this, props, "a role");

    this.audience = account.audience;
    this.roleName = matching(
      props.name ?? id,
      /^[\w+=,.@-]{1,64}$/,
      "1 to 64 letters, digits and + = , . @ _ -",
      where,
      "name",
    );
    const path = matching(
      props.path ?? "/",
      /^\/(?:[\x21-\x7e]{1,510}\/)?$/,
      "a path that starts and ends with a slash",
      where,
      "path",
    );
    this.roleArn = `arn:${account.partition}:iam::${account.accountId}:role${path}${this.roleName}`;
    stack.registry.once(
      `aws-role:${account.accountId}:${this.roleName.toLowerCase()}`,
      `IAM role ${this.roleName}`,
      where,
      "give each role of an account its own name",
    );

    jobs.requireInSubject({
      visible: capabilities(jobs.issuer).keys,
      notEnforced: Object.keys(notEnforced) as ClaimName[],
      by: where,
    });
    const policy = latestTrustPolicy({
      account,
      jobs,
      notEnforced,
      where,
      policySizeLimit: props.policySizeLimit ?? 2048,
    });
    this.resource = new IamRole(this, "Default", {
      provider: account.provider,
      name: this.roleName,
      path,
      description: description(because, where),
      assumeRolePolicy: policy(),
      maxSessionDuration: sessionSeconds(
        props.maxSessionDuration ?? 3600,
        account.sessionCeiling,
        where,
        "maxSessionDuration",
      ),
      ...(props.permissionsBoundaryArn === undefined
        ? {}
        : {
            permissionsBoundary: literal(props.permissionsBoundaryArn, {
              where,
              prop: "permissionsBoundaryArn",
            }),
          }),
      ...(props.tags === undefined ? {} : { tags: tags(props.tags, where) }),
      dependsOn: [account.oidcProvider],
    });
    stack.registry.beforeSynth(() => {
      this.resource.assumeRolePolicy = policy();
    });
    this.inline = new InlinePolicy(this, {
      account,
      role: this.resource.name,
      name: "permissions",
    });
    this.attachments = (props.managedPolicyArns ?? []).map((arn) => this.attach(account, arn));
    const outputName = this.resource.friendlyUniqueId;
    stack.registerOutput({
      name: `${outputName}_arn`,
      value: this.roleArn,
      description: `ARN of ${this.roleName} for AWS_ROLE_ARN`,
    });
    stack.registerCiJob(awsCiJob(this.roleName, this.roleArn, account, where));
  }

  /** The inline policy, once permissions were granted. */
  get permissions(): IamRolePolicy | undefined {
    return this.inline.resource;
  }

  /** Adds permissions. Returns the role, so that grants can follow one another. */
  grant(...grants: readonly PermissionGrant[]): this {
    this.inline.add(grants);
    return this;
  }

  private attach(account: AwsAccount, arn: string): IamRolePolicyAttachment {
    const where = this.node.path;
    const name = /[\w+=,.@-]+$/.exec(arn)?.[0];
    if (name === undefined || !arn.startsWith("arn:")) {
      throw new UsageError("ERR_PROP", "managedPolicyArns has something that is no ARN", {
        given: JSON.stringify(arn),
        allowed: "arn:aws:iam::aws:policy/NAME or the ARN of a policy of the account",
        where,
      });
    }
    return new IamRolePolicyAttachment(this, `Managed-${name}`, {
      provider: account.provider,
      role: this.resource.name,
      policyArn: literal(arn, { where, prop: "managedPolicyArns" }),
    });
  }
}

/** IAM takes 1,000 characters of Latin-1. */
function description(text: string, where: string): string {
  if (/[^\t\n\r\x20-\x7e\xa1-\xff]/.test(text) || text.length > 1000) {
    throw new UsageError(
      "ERR_PROP",
      "because becomes the role's description, which cannot carry it",
      {
        given: JSON.stringify(text.slice(0, 80)),
        allowed: "up to 1,000 Latin characters (IAM CreateRole)",
        where,
      },
    );
  }
  return literal(text, { where, prop: "because" });
}

function tags(given: Readonly<Record<string, string>>, where: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (
        key === "" ||
        key === "__proto__" ||
        key.length > 128 ||
        value.length > 256 ||
        key.toLowerCase().startsWith("aws:")
      ) {
        throw new UsageError("ERR_PROP", "a tag is not allowed", {
          given: JSON.stringify(key),
          allowed: "a key of 1 to 128 characters not starting with aws:, a value of up to 256",
          where,
        });
      }
      return [
        literal(key, { where, prop: "tags" }),
        literal(value, { where, prop: `tags.${key}` }),
      ];
    }),
  );
}
