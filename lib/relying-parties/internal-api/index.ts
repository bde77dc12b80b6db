export { capabilities } from "./capabilities";
export { checkedPolicy } from "./checked-policy";
export {
  compile,
  type CompileOptions,
  compileRole,
  type InternalApiProps,
  policyOf,
} from "./compile";
export { type InternalApiDocument } from "./document";
export { evaluate } from "./evaluate";
export { findDocuments } from "./find";
export { identities } from "./identities";
export { parsePolicy } from "./parse-policy";
export type { ParsedCondition, ParsedPolicy, ParsedRole, PolicyText } from "./parsed-policy";
export type { ClaimCondition, InternalApiPolicy, PolicyGrant, PolicyRole } from "./policy";
export { prepare, type Prepared } from "./prepare";
export { printPolicy } from "./print-policy";
export { read } from "./read";
