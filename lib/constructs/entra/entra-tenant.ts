import { AzureadProvider } from "@cdktf/provider-azuread/lib/provider";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { matching } from "../matching";
import { providerAlias } from "../provider-alias";
import { federationStackOf } from "../stack-lookup";

export interface EntraTenantProps {
  /** Id of the directory, a UUID. */
  readonly tenantId: string;
  /**
   * Id of the Azure subscription that managed identities and role assignments belong to, a UUID.
   * @default - none: the tenant has applications without roles of Azure
   */
  readonly subscriptionId?: string;
  /**
   * `aud` of the ID tokens for this tenant. Entra compares it with the credential's own and takes any text; the usual
   * `api://AzureADTokenExchange` is every tenant's, so that a token for one could be tried at another.
   * @default - `api://AzureADTokenExchange/` and the tenant id
   */
  readonly audience?: string;
}

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const UUID = "a UUID in lower case";

/**
 * A Microsoft Entra tenant as relying party, with the provider configurations for its resources.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class EntraTenant extends Construct {
  readonly tenantId: string;
  readonly subscriptionId: string | undefined;
  readonly audience: string;
  private readonly alias: string;
  private directory?: AzureadProvider;
  private resources?: AzurermProvider;

  constructor(scope: Construct, id: string, props: EntraTenantProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    const where = this.node.path;
    stack.registry.note(this);
    this.alias = providerAlias(where, stack.node.path);
    this.tenantId = matching(props.tenantId, ID, UUID, where, "tenantId");
    this.subscriptionId =
      props.subscriptionId === undefined
        ? undefined
        : matching(props.subscriptionId, ID, UUID, where, "subscriptionId");
    this.audience = matching(
      props.audience ?? `api://AzureADTokenExchange/${this.tenantId}`,
      /^[\w+=,.@:/-]{1,255}$/,
      "1 to 255 characters: letters, digits and _ + = , . @ : / -",
      where,
      "audience",
    );
    stack.registerOutput({
      name: `${this.alias}_audience`,
      value: this.audience,
      description: `aud of ID tokens for Entra tenant ${this.tenantId}`,
    });
  }

  /** Provider of the directory: applications and their credentials. Defined when it is first needed. */
  get azuread(): AzureadProvider {
    return (this.directory ??= new AzureadProvider(this, "Directory", {
      alias: this.alias,
      tenantId: this.tenantId,
    }));
  }

  /**
   * Provider of the subscription: managed identities and role assignments. Defined when it is first needed.
   * @throws UsageError ERR_PROP where the tenant names no subscription
   */
  get azurerm(): AzurermProvider {
    if (this.subscriptionId === undefined) {
      throw new UsageError("ERR_PROP", "the tenant names no subscription", {
        fix: "give subscriptionId: managed identities and roles of Azure belong to one",
        where: this.node.path,
      });
    }
    return (this.resources ??= new AzurermProvider(this, "Subscription", {
      alias: this.alias,
      tenantId: this.tenantId,
      subscriptionId: this.subscriptionId,
      features: [{}],
    }));
  }
}
