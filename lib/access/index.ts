export { declaredBy, declaredOf } from "./declared";
export { gitlabModel, type GitlabModelOptions } from "./gitlab-model";
export { groupChain, parentPath, projectChain } from "./gitlab/tree";
export { patternLanguage } from "./gitlab/rules";
export type {
  Allowed,
  AllowedGroup,
  BranchRule,
  DirectoryLink,
  EnvironmentRule,
  GitlabGroup,
  GitlabModel,
  GitlabProject,
  GroupRule,
  KnownId,
  Membership,
  Place,
  Rule,
  TagRule,
} from "./gitlab/types";
export { identitiesOf } from "./identities";
export type { Identity } from "./identity";
export { directMembers, directoryMembers, type Member } from "./members";
export { type JobSource, obtainable, type Starter } from "./obtainable";
export {
  type Asking,
  DEFAULT_BRANCH,
  lets,
  mayCreateTag,
  mayUpdateBranch,
  type Protections,
  protectionsOf,
} from "./protections";
export { highestRole, isAtLeast, PIPELINE_ROLE, type Role, roleOf, ROLES } from "./roles";
export { isSameData } from "./same-data";
export { isReachedAlike } from "./same-reach";
export { type AccessPath, who } from "./who";
