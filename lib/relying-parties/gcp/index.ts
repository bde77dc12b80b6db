export { byteLength } from "./bytes";
export { capabilities } from "./capabilities";
export {
  compile,
  type CompiledProvider,
  type CompileOptions,
  compileProvider,
  type NamedTrust,
} from "./compile";
export type { GcpDocument, Way } from "./document";
export { evaluate } from "./evaluate";
export { expressionsOf, type ProviderExpressions } from "./expressions";
export { findDocuments } from "./find";
export { identities } from "./identities";
export { ATTRIBUTE_KEY, LIMITS, POOL_ID } from "./limits";
export { prepare, type Prepared } from "./prepare";
export { findProviders, type GcpProvider } from "./provider";
export { read, readWay } from "./read";
export { subjectRanges } from "./subject-length";
