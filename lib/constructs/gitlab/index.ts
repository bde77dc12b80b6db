export { acknowledge, type AcknowledgeProps } from "../acknowledge";
export type { Artifact, CiJob } from "../registry";
export { anyProjectIn, type AnyProject, type AnyProjectInProps } from "./any-project-in";
export { FederationStack, type FederationStackProps, type OutputProps } from "./federation-stack";
export {
  type DedicatedProps,
  type GitlabComProps,
  GitlabInstance,
  type SelfManagedProps,
} from "./gitlab-instance";
export {
  ExistingGitlabGroup,
  GitlabGroup,
  type GitlabGroupProps,
  type GroupFromIdProps,
  type GroupFromPathProps,
} from "./group";
export { GitlabGroupBase } from "./group-base";
export { type GitlabRole, GroupLink, type GroupLinkProps } from "./group-link";
export { Jobs } from "./jobs";
export {
  ExistingGitlabProject,
  GitlabProject,
  type GitlabProjectProps,
  type ProjectFromPathProps,
} from "./project";
export { GitlabProjectBase, type MergeRequestJobsProps, type TagJobsProps } from "./project-base";
export {
  type BranchAccess,
  type ProtectBranchProps,
  ProtectedBranch,
  ProtectedEnvironment,
  ProtectedTag,
  type ProtectEnvironmentProps,
  type ProtectTagProps,
} from "./protections";
export {
  anyRef,
  type Because,
  branch,
  branches,
  type RefSelector,
  tag,
  tags,
  unprotected,
} from "./refs";
export type { ProductionMark } from "./production-mark";
export type { GitlabState, HttpState, RemoteState } from "./remote-state";
export type { DeploymentTier } from "../../core";
export type { ClaimProps, JobsProps } from "./selection";
export type { SubjectMigration } from "./subject";
export type { Visibility } from "./visibility";
