import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { federationStackOf } from "../stack-lookup";
import { matching } from "../matching";
import type { AwsAccount } from "./aws-account";
import { InlinePolicy } from "./inline-policy";
import type { PermissionGrant } from "./permission-grant";

export interface ExistingAwsRoleProps {
  readonly account: AwsAccount;
  /** `arn:aws:iam::111122223333:role/deploy`, in the account. */
  readonly roleArn: string;
}

/** A role that exists already. Its trust is not judged here, because its definition lies elsewhere. */
export class ExistingAwsRole extends Construct {
  readonly roleArn: string;
  readonly roleName: string;
  private readonly inline: InlinePolicy;

  /** @internal Use `AwsRole.fromArn`. */
  constructor(scope: Construct, id: string, { account, roleArn }: ExistingAwsRoleProps) {
    super(scope, id);
    const where = this.node.path;
    federationStackOf(this).registry.note(this);
    const form = new RegExp(
      `^arn:${account.partition}:iam::${account.accountId}:role/(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}$`,
    );
    const allowed = `an ARN arn:${account.partition}:iam::${account.accountId}:role/NAME, of the account`;
    this.roleArn = matching(roleArn, form, allowed, where, "roleArn");
    this.roleName = roleArn.slice(roleArn.lastIndexOf("/") + 1);
    this.inline = new InlinePolicy(this, {
      account,
      role: this.roleName,
      name: matching(
        `${id}-permissions`,
        /^[\w+=,.@-]{1,128}$/,
        "letters, digits and + = , . @ _ - in the construct id, which names the policy",
        where,
        "the name of the inline policy",
      ),
    });
  }

  /** The inline policy, once permissions were granted. */
  get permissions(): IamRolePolicy | undefined {
    return this.inline.resource;
  }

  /** Adds an inline policy named after this construct; what the role has otherwise stays. */
  grant(...grants: readonly PermissionGrant[]): this {
    this.inline.add(grants);
    return this;
  }
}
