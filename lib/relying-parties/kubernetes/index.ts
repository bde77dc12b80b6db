export { type CiAccess, findAgentConfigs, type AgentConfig } from "./agent-config";
export { agentOf, type AgentTrust, gitlabUrl } from "./agent-trust";
export type { Authenticator, ClaimRule, Mapping } from "./authenticator";
export { findAuthenticators, isConfiguration } from "./authenticators";
export type { Binding, Subject } from "./binding";
export { findBindings } from "./bindings";
export { capabilities } from "./capabilities";
export {
  type CelRule,
  compile,
  type CompileOptions,
  type GroupOfJobs,
  type JwtAuthenticator,
  PREFIX,
} from "./compile";
export { MAX_AUTHENTICATORS, renderConfiguration } from "./configuration";
export type { BindingDocument, AgentDocument, KubernetesDocument } from "./document";
export { evaluate } from "./evaluate";
export { findDocuments, isGitlab } from "./find";
export { groupEntries, literalStart } from "./group-entries";
export { identities } from "./identities";
export { usernameExpression } from "./mapped-names";
export { AUTHENTICATED, prepare, type Prepared } from "./prepare";
export { read } from "./read";
export { refusedStart } from "./user-rules";
export { configurationProblems, type ConfigurationProblem } from "./validation";
