import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { byteLength } from "../../relying-parties/gcp";
import { literal } from "../literal";
import { matching } from "../matching";
import { federationStackOf } from "../stack-lookup";
import { gcpCiJob } from "./ci-job";
import { GrantedRoles } from "./granted-roles";
import { kebabCase } from "../kebab-case";
import { admitted, type GcpIdentityProps } from "./identity-props";
import type { GcpPermissionGrant } from "./permission-grant";

export interface GcpServiceAccountProps extends GcpIdentityProps {
  /**
   * Id of the account: 6 to 30 lower-case letters, digits and `-`.
   * @default - the construct id in that form: `StorefrontPublisher` is `storefront-publisher`
   */
  readonly accountId?: string;
}

/**
 * A service account that named GitLab jobs act as with their ID tokens (roles/iam.workloadIdentityUser), and nobody else.
 * For APIs that take no federated credentials; elsewhere `GcpDirectAccess` needs one thing less.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK; CannotExpressError for a claim Google cannot enforce
 */
export class GcpServiceAccount extends Construct {
  readonly accountId: string;
  /** Literal: known before apply. */
  readonly email: string;
  readonly audience: string;
  readonly resource: ServiceAccount;
  /** Lets the jobs act as the account. */
  readonly federation: ServiceAccountIamMember;
  private readonly roles: GrantedRoles;

  constructor(scope: Construct, id: string, props: GcpServiceAccountProps) {
    super(scope, id);
    const where = this.node.path;
    const { pool } = props;
    const stack = federationStackOf(this);
    this.accountId = matching(
      props.accountId ?? kebabCase(id),
      /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
      "6 to 30 lower-case letters, digits and -, starting with a letter",
      where,
      "accountId",
    );
    this.audience = pool.audience;
    this.email = `${this.accountId}@${pool.projectId}.iam.gserviceaccount.com`;
    stack.registry.once(
      `gcp-service-account:${this.email}`,
      `the service account ${this.accountId}`,
      where,
      "give each service account of a project its own id",
    );
    const { because, member } = admitted(this, this.accountId.replaceAll("-", "_"), props);
    this.resource = new ServiceAccount(this, "Default", {
      provider: pool.provider,
      project: pool.projectId,
      accountId: this.accountId,
      description: description(because, where),
    });
    this.federation = new ServiceAccountIamMember(this, "Federation", {
      provider: pool.provider,
      serviceAccountId: this.resource.name,
      role: "roles/iam.workloadIdentityUser",
      member,
      dependsOn: [pool.resource],
    });
    this.roles = new GrantedRoles(this, {
      pool,
      member: `serviceAccount:${this.email}`,
      dependsOn: [this.resource],
    });
    stack.registerCiJob(
      gcpCiJob({
        name: this.accountId,
        identity: this.email,
        serviceAccount: this.email,
        pool,
        where,
      }),
    );
  }

  /** Adds permissions to the account. Returns it, so that grants can follow one another. */
  grant(...grants: readonly GcpPermissionGrant[]): this {
    this.roles.add(grants);
    return this;
  }
}

/** IAM takes 256 bytes. */
function description(text: string, where: string): string {
  if (byteLength(text) <= 256) return literal(text, { where, prop: "because" });
  throw new UsageError(
    "ERR_PROP",
    "because becomes the account's description, which cannot carry it",
    {
      given: JSON.stringify(text.slice(0, 80)),
      allowed: "up to 256 bytes (IAM ServiceAccount)",
      where,
    },
  );
}
