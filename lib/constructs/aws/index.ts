export { AwsAccount, type AwsAccountProps } from "./aws-account";
export { AwsRole, type AwsRoleProps } from "./aws-role";
export { ExistingAwsRole, type ExistingAwsRoleProps } from "./existing-aws-role";
export {
  type EcrRepository,
  ecrRepository,
  type EksCluster,
  eksCluster,
  type GrantPlace,
  type PermissionGrant,
  policyStatement,
  type PolicyStatementProps,
  type S3Prefix,
  s3Prefix,
} from "./permission-grant";
