import { Application } from "@cdktf/provider-azuread/lib/application";
import { ApplicationFederatedIdentityCredential } from "@cdktf/provider-azuread/lib/application-federated-identity-credential";
import { ApplicationFlexibleFederatedIdentityCredential } from "@cdktf/provider-azuread/lib/application-flexible-federated-identity-credential";
import { ServicePrincipal } from "@cdktf/provider-azuread/lib/service-principal";
import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Credential } from "../../relying-parties/entra";
import { matching } from "../matching";
import type { AzureRole } from "./azure-role";
import type { EntraTenant } from "./entra-tenant";
import { FederatedCredentials } from "./federated-credentials";
import { RoleGrants } from "./role-grants";
import { announce, trustedIdentity, type TrustedIdentityProps } from "./trusted-identity";

export interface EntraApplicationProps extends TrustedIdentityProps {
  /**
   * Display name of the application.
   * @default - the construct id
   */
  readonly name?: string;
}

/**
 * An application of a tenant, with its service principal, that named GitLab jobs become with their ID tokens, and nobody
 * else: exact credentials, and flexible ones for patterns of refs where Entra takes them for this GitLab.
 * @throws UsageError ERR_PROP, ERR_SUBJECT_TEMPLATE; CannotExpressError for a claim that Entra cannot enforce
 */
export class EntraApplication extends Construct {
  readonly tenant: EntraTenant;
  readonly audience: string;
  readonly application: Application;
  readonly servicePrincipal: ServicePrincipal;
  private readonly federated: FederatedCredentials;
  private readonly roles: RoleGrants;

  constructor(scope: Construct, id: string, props: EntraApplicationProps) {
    super(scope, id);
    const where = this.node.path;
    const { tenant } = props;
    const { jobs, notEnforced, because } = trustedIdentity(this, props);
    const name = matching(
      props.name ?? id,
      /^[A-Za-z0-9_][\w.+=,@-]{0,119}$/,
      "1 to 120 letters, digits and . + = , @ _ -",
      where,
      "name",
    );
    this.tenant = tenant;
    this.audience = tenant.audience;
    this.application = new Application(this, "Default", {
      provider: tenant.azuread,
      displayName: name,
      description: matching(because, /^[^]{1,1024}$/, "up to 1,024 characters", where, "because"),
      signInAudience: "AzureADMyOrg",
    });
    this.servicePrincipal = new ServicePrincipal(this, "Principal", {
      provider: tenant.azuread,
      clientId: this.application.clientId,
    });
    this.federated = new FederatedCredentials(this, {
      tenant,
      jobs,
      notEnforced,
      holder: "application",
      define: (child, credential) => this.credential(child, credential),
    });
    this.roles = new RoleGrants(this, { tenant, principalId: this.servicePrincipal.objectId });
    announce(this, { tenant, name, source: this.application });
  }

  /** The federated credentials, as they stand now. */
  get credentials(): readonly TerraformResource[] {
    return this.federated.resources;
  }

  get roleAssignments(): readonly RoleAssignment[] {
    return this.roles.resources;
  }

  /** Assigns roles of Azure. Returns the application, so that grants can follow one another. */
  grant(...roles: readonly AzureRole[]): this {
    this.roles.add(roles);
    return this;
  }

  private credential(id: string, credential: Credential): TerraformResource {
    const { name, issuer, audience } = credential;
    const common = {
      provider: this.tenant.azuread,
      applicationId: this.application.id,
      displayName: name,
      issuer,
    };
    return credential.kind === "exact"
      ? new ApplicationFederatedIdentityCredential(this, id, {
          ...common,
          audiences: [audience],
          subject: credential.subject,
        })
      : new ApplicationFlexibleFederatedIdentityCredential(this, id, {
          ...common,
          audience,
          claimsMatchingExpression: credential.expression,
        });
  }
}
