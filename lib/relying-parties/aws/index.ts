export { capabilities } from "./capabilities";
export { compile, type CompiledPolicy, type TrustPolicy } from "./compile";
export type { CompileOptions, TrustStatement } from "./compile-statement";
export { type AwsDocument } from "./document";
export { evaluate } from "./evaluate";
export { findDocuments } from "./find";
export { identities } from "./identities";
export type { PermissionRead } from "./permission-policy";
export {
  ecrStatements,
  eksDescribeStatements,
  type PermissionStatement,
  s3PrefixStatements,
} from "./permissions";
export { parsePolicy, type Policy } from "./policy";
export { prepare, type Prepared } from "./prepare";
export { findProviders, type OidcProvider } from "./provider";
export { keyPrefix, type Partition, providerArn } from "./provider-url";
export { read } from "./read";
export { policiesOfRole, type RolePolicy } from "./role-policies";
