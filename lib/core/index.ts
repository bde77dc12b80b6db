export { CLAIMS, claimInfo, type ClaimInfo, type ClaimName, claimsOf, isClaimName } from "./claims";
export { ERROR_CODES, type ErrorCode } from "./codes";
export { type CompareOptions, compare, type Comparison, isWithin } from "./compare";
export { contains, grantContains } from "./contains";
export { type Declared, type DeclaredProject } from "./declared";
export { DEPLOYMENT_TIERS, type DeploymentTier } from "./deployment-tiers";
export { domainOf, isMintable, withinDomain } from "./domain";
export {
  CannotExpressError,
  type ErrorDetails,
  FederationError,
  InputError,
  UsageError,
} from "./errors";
export {
  describeClaim,
  describeConstraint,
  explain,
  type Explanation,
  type FailingClaim,
} from "./explain";
export {
  type Constraint,
  constraintOf,
  type Grant,
  isEmptyGrant,
  makeGrant,
  mayBeAbsent,
} from "./grant";
export { GITLAB_DOT_COM, issuer, type Issuer, type IssuerProps } from "./issuer";
export {
  ANY,
  childPaths,
  complement,
  describeLanguage,
  exact,
  exactValues,
  glob,
  type GlobOptions,
  includes,
  intersection,
  isEmpty,
  type Language,
  matches,
  NONE,
  shortest,
  union,
} from "./language";
export { isOpaque, opaque, showValue } from "./opaque";
export { subjectTrust, type SubjectTrust } from "./subject";
export { parseSubject, type ParsedSubject } from "./subject-shapes";
export {
  COMPONENT_ORDER,
  componentsOf,
  componentSince,
  DEFAULT_TEMPLATE,
  isSubjectComponent,
  LEADING_COMPONENTS,
  renderSubject,
  shapesOf,
  type SubjectComponent,
  type SubjectTemplate,
  subjectTemplate,
  templateProblem,
} from "./subject-template";
export { PIPELINE_KINDS, type PipelineKind, type PipelineProps, pipelineTokens } from "./pipelines";
export { tieProjects } from "./ties";
export { jobToken, SAMPLE_CLAIMS, type Token } from "./token";
export {
  and,
  EVERYBODY,
  except,
  grantKey,
  isEmptyTrust,
  NOBODY,
  or,
  restrict,
  type Trust,
  trustOf,
  withoutClaim,
  withoutEmptyGrants,
} from "./trust";
export { compareVersions, gitlabVersion, hasSince, NEWEST_VERSION } from "./version";
export { grantWitness, witness } from "./witness";
