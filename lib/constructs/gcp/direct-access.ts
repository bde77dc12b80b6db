import { Construct } from "constructs";
import { matching } from "../matching";
import { federationStackOf } from "../stack-lookup";
import { gcpCiJob } from "./ci-job";
import { GrantedRoles } from "./granted-roles";
import { kebabCase } from "../kebab-case";
import { admitted, type GcpIdentityProps } from "./identity-props";
import type { GcpPermissionGrant } from "./permission-grant";

export interface GcpDirectAccessProps extends GcpIdentityProps {
  /**
   * Name of the attribute that the jobs have in the pool: lower-case letters, digits and `_`.
   * @default - the construct id in that form: `StorefrontPublisher` is `storefront_publisher`
   */
  readonly name?: string;
}

/**
 * Roles straight to named GitLab jobs, with no service account between them. Some of Google's APIs do not take federated
 * credentials: for those there is `GcpServiceAccount`.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK; CannotExpressError for a claim Google cannot enforce
 */
export class GcpDirectAccess extends Construct {
  readonly name: string;
  readonly audience: string;
  /** `principalSet://…/attribute.NAME/true`, literal: the jobs as IAM names them. */
  readonly member: string;
  private readonly roles: GrantedRoles;

  constructor(scope: Construct, id: string, props: GcpDirectAccessProps) {
    super(scope, id);
    const where = this.node.path;
    const { pool } = props;
    this.name = matching(
      props.name ?? kebabCase(id).replaceAll("-", "_"),
      /^[a-z0-9_]{1,100}$/,
      "1 to 100 lower-case letters, digits and _",
      where,
      "name",
    );
    this.audience = pool.audience;
    this.member = admitted(this, this.name, props).member;
    this.roles = new GrantedRoles(this, { pool, member: this.member, dependsOn: [pool.resource] });
    federationStackOf(this).registerCiJob(
      gcpCiJob({ name: this.name, identity: this.member, pool, where }),
    );
  }

  /** Adds permissions. Returns the identity, so that grants can follow one another. */
  grant(...grants: readonly GcpPermissionGrant[]): this {
    this.roles.add(grants);
    return this;
  }
}
