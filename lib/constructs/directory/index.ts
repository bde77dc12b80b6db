export { ActiveDirectory, type ActiveDirectoryProps } from "./active-directory";
export { AdGroup, type AdGroupProps } from "./ad-group";
export {
  AdOrganizationalUnit,
  type AdOrganizationalUnitProps,
  type OrganizationalUnit,
} from "./ad-organizational-unit";
export { AdUser, type AdUserProps } from "./ad-user";
export type { DirectoryGroup } from "./directory-group";
export { ExistingAdGroup, type ExistingAdGroupProps } from "./existing-ad-group";
export { EntraGroup, OktaGroup, SamlGroup } from "./identity-provider-groups";
export type { AdGroupScope, AdMember } from "./members";
