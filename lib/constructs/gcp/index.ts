export { GcpDirectAccess, type GcpDirectAccessProps } from "./direct-access";
export type { GcpIdentityProps } from "./identity-props";
export {
  type ArtifactRegistry,
  artifactRegistry,
  type GcpPermissionGrant,
  type GcsPrefix,
  gcsPrefix,
  type GrantedOn,
  projectRole,
} from "./permission-grant";
export { GcpServiceAccount, type GcpServiceAccountProps } from "./service-account";
export {
  GcpWorkloadIdentityPool,
  type GcpWorkloadIdentityPoolProps,
} from "./workload-identity-pool";
