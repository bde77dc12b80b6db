import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { Construct } from "constructs";
import { matching } from "../matching";
import { type ExistingManagedIdentityProps, ManagedIdentityBase } from "./managed-identity-base";
import type { TrustedIdentityProps } from "./trusted-identity";

export interface EntraManagedIdentityProps extends TrustedIdentityProps {
  /** Name of an existing resource group. */
  readonly resourceGroup: string;
  /** `westeurope`. */
  readonly location: string;
  /**
   * Name of the identity.
   * @default - the construct id
   */
  readonly name?: string;
}

/**
 * A user-assigned managed identity that named GitLab jobs become with their ID tokens, and nobody else. It takes exact
 * credentials only, which are created one after another: Azure refuses parallel writes to an identity.
 * @throws UsageError ERR_PROP, ERR_SUBJECT_TEMPLATE; CannotExpressError for a claim that Entra cannot enforce
 */
export class EntraManagedIdentity extends ManagedIdentityBase {
  /**
   * An existing identity: it gets credentials for the jobs, and keeps those that it has.
   * @throws UsageError ERR_PROP, ERR_SUBJECT_TEMPLATE; CannotExpressError
   */
  static fromName(
    scope: Construct,
    id: string,
    props: ExistingManagedIdentityProps,
  ): ExistingManagedIdentity {
    return new ExistingManagedIdentity(scope, id, props);
  }

  constructor(scope: Construct, id: string, props: EntraManagedIdentityProps) {
    super(
      scope,
      id,
      { ...props, name: props.name ?? id },
      (self, { name, resourceGroup, tenant }) => {
        const location = matching(
          props.location,
          /^[a-z][a-z0-9]{2,49}$/,
          "a region such as westeurope",
          self.node.path,
          "location",
        );
        return new UserAssignedIdentity(self, "Default", {
          provider: tenant.azurerm,
          name,
          resourceGroupName: resourceGroup,
          location,
        });
      },
    );
  }
}

/** A managed identity that exists already. */
export class ExistingManagedIdentity extends ManagedIdentityBase {
  /** @internal Use `EntraManagedIdentity.fromName`. */
  constructor(scope: Construct, id: string, props: ExistingManagedIdentityProps) {
    super(
      scope,
      id,
      props,
      (self, { name, resourceGroup, tenant }) =>
        new DataAzurermUserAssignedIdentity(self, "Default", {
          provider: tenant.azurerm,
          name,
          resourceGroupName: resourceGroup,
        }),
    );
  }
}
