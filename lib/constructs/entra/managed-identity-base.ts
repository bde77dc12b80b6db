import type { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Credential } from "../../relying-parties/entra";
import { matching } from "../matching";
import type { AzureRole } from "./azure-role";
import type { EntraTenant } from "./entra-tenant";
import { FederatedCredentials } from "./federated-credentials";
import { RoleGrants } from "./role-grants";
import { announce, trustedIdentity, type TrustedIdentityProps } from "./trusted-identity";

export interface ExistingManagedIdentityProps extends TrustedIdentityProps {
  /** Name of the identity. */
  readonly name: string;
  /** Name of its resource group. */
  readonly resourceGroup: string;
}

type Identity = UserAssignedIdentity | DataAzurermUserAssignedIdentity;

/** A user-assigned managed identity with exact credentials, which are created one after another. */
export abstract class ManagedIdentityBase extends Construct {
  readonly tenant: EntraTenant;
  readonly audience: string;
  readonly identity: Identity;
  private readonly resourceGroup: string;
  private readonly federated: FederatedCredentials;
  private readonly roles: RoleGrants;

  /** @internal */
  protected constructor(
    scope: Construct,
    id: string,
    props: ExistingManagedIdentityProps,
    define: (self: Construct, props: ExistingManagedIdentityProps) => Identity,
  ) {
    super(scope, id);
    const where = this.node.path;
    const { tenant, name, resourceGroup } = props;
    const { jobs, notEnforced } = trustedIdentity(this, props);
    matching(name, /^[A-Za-z0-9][\w-]{2,127}$/, "3 to 128 letters, digits, - and _", where, "name");
    this.tenant = tenant;
    this.audience = tenant.audience;
    this.resourceGroup = matching(
      resourceGroup,
      /^[\w().-]{0,89}[\w()-]$/,
      "the name of a resource group",
      where,
      "resourceGroup",
    );
    this.identity = define(this, props);
    this.federated = new FederatedCredentials(this, {
      tenant,
      jobs,
      notEnforced,
      holder: "managed identity",
      define: (child, credential, before) => this.credential(child, credential, before),
    });
    this.roles = new RoleGrants(this, { tenant, principalId: this.identity.principalId });
    announce(this, { tenant, name, source: this.identity });
  }

  /** The federated credentials, as they stand now. */
  get credentials(): readonly TerraformResource[] {
    return this.federated.resources;
  }

  get roleAssignments(): readonly RoleAssignment[] {
    return this.roles.resources;
  }

  /** Assigns roles of Azure. Returns the identity, so that grants can follow one another. */
  grant(...roles: readonly AzureRole[]): this {
    this.roles.add(roles);
    return this;
  }

  private credential(
    id: string,
    credential: Credential,
    before: TerraformResource | undefined,
  ): TerraformResource {
    if (credential.kind !== "exact")
      throw new TypeError("a managed identity has exact credentials");
    const { name, issuer, audience, subject } = credential;
    return new FederatedIdentityCredential(this, id, {
      provider: this.tenant.azurerm,
      parentId: this.identity.id,
      resourceGroupName: this.resourceGroup,
      name,
      issuer,
      audience: [audience],
      subject,
      ...(before === undefined ? {} : { dependsOn: [before] }),
    });
  }
}
