import { Token } from "cdktf";
import { matching } from "../matching";

/** A role of Azure on a scope, to be assigned. */
export interface AzureRole {
  /** What it allows, in words: `Reader on /subscriptions/…`. */
  readonly words: string;
  /** @internal */
  readonly scope: string;
  /** @internal Name of a built-in role, or id of a definition. */
  readonly role: string;
}

/**
 * A role on a scope and everything below it.
 * @param scopeId id of a resource, resource group, subscription or management group: text, or an attribute of a resource
 * @param role name of a built-in role (`Storage Blob Data Contributor`), or the full id of a role definition
 * @throws UsageError ERR_PROP
 */
export function azureRole(scopeId: string, role: string): AzureRole {
  const where = "azureRole";
  const scope = Token.isUnresolved(scopeId)
    ? scopeId
    : matching(
        scopeId,
        /^\/(?:subscriptions\/[0-9a-f-]{36}(?:\/[^"'\\*?\s]+)?|providers\/Microsoft\.Management\/managementGroups\/[\w().-]+)$/,
        "an id that starts with /subscriptions/ or /providers/Microsoft.Management/managementGroups/",
        where,
        "scopeId",
      );
  if (!Token.isUnresolved(role)) {
    matching(
      role,
      /^(?:\/[\w./-]*\/roleDefinitions\/[0-9a-f-]{36}|[A-Za-z][\w ()&,.-]{1,127})$/,
      "the name of a built-in role, or an id that ends in /roleDefinitions/UUID",
      where,
      "role",
    );
  }
  return { words: `${role} on ${scope}`, scope, role };
}
