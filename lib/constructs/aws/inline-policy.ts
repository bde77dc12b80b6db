import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { AwsAccount } from "./aws-account";
import type { PermissionGrant } from "./permission-grant";

export interface InlinePolicyProps {
  readonly account: AwsAccount;
  /** Name of the role, literal or a reference. */
  readonly role: string;
  /** Name of the policy, unique in the role. */
  readonly name: string;
}

/** The one inline policy that collects what a role is granted; its resource exists once something is. */
export class InlinePolicy {
  resource?: IamRolePolicy;
  private readonly granted: PermissionGrant[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: InlinePolicyProps,
  ) {}

  add(grants: readonly PermissionGrant[]): void {
    this.granted.push(...grants);
    if (this.granted.length === 0) return;
    const { account, name, role } = this.props;
    if (this.resource === undefined) {
      this.resource = new IamRolePolicy(this.scope, "Permissions", {
        provider: account.provider,
        name,
        role,
        policy: this.json(),
      });
    } else {
      this.resource.policy = this.json();
    }
  }

  private json(): string {
    const Statement = this.granted.flatMap((grant) => grant.statements(this.props.account));
    return JSON.stringify({ Version: "2012-10-17", Statement });
  }
}
