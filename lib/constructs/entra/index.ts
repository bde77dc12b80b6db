export { type AzureRole, azureRole } from "./azure-role";
export { EntraApplication, type EntraApplicationProps } from "./entra-application";
export {
  EntraManagedIdentity,
  type EntraManagedIdentityProps,
  ExistingManagedIdentity,
} from "./entra-managed-identity";
export { EntraTenant, type EntraTenantProps } from "./entra-tenant";
export type { ExistingManagedIdentityProps } from "./managed-identity-base";
export type { TrustedIdentityProps } from "./trusted-identity";
