export {
  type KvPath,
  kvPath,
  type KvPathOptions,
  type PolicyGrant,
  type VaultCapability,
  vaultPath,
} from "./policy-grant";
export { VaultRole, type VaultRoleProps } from "./vault-role";
export { VaultServer, type VaultServerProps } from "./vault-server";
