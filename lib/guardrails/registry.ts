import type { Rule } from "./rule";
import { adContainer } from "./rules/ad-container";
import { distributionLinked } from "./rules/ad-distribution-linked";
import { emptyMembership } from "./rules/ad-empty-membership";
import { membersById } from "./rules/ad-members-by-id";
import { adNames } from "./rules/ad-names";
import { oneMembership } from "./rules/ad-one-membership";
import { adPasswordLiteral } from "./rules/ad-password-literal";
import { adProviderTransport } from "./rules/ad-provider-transport";
import { administrator } from "./rules/aws-administrator";
import { duplicateKeys } from "./rules/aws-duplicate-keys";
import { issuerBucket } from "./rules/aws-issuer-bucket";
import { looseOperator } from "./rules/aws-loose-operator";
import { otherPrincipals } from "./rules/aws-other-principals";
import { policySize } from "./rules/aws-policy-size";
import { policyVersion } from "./rules/aws-policy-version";
import { principalWildcard } from "./rules/aws-principal-wildcard";
import { providerUrl } from "./rules/aws-provider-url";
import { roleName } from "./rules/aws-role-name";
import { secondProvider } from "./rules/aws-second-provider";
import { selfAssume } from "./rules/aws-self-assume";
import { sessionLength } from "./rules/aws-session-length";
import { thumbprintPlaceholder } from "./rules/aws-thumbprint-placeholder";
import { wildcardPermissions } from "./rules/aws-wildcard-permissions";
import { audienceCount } from "./rules/entra-audience-count";
import { credentialCount } from "./rules/entra-credential-count";
import { credentialName } from "./rules/entra-credential-name";
import { duplicateSubject } from "./rules/entra-duplicate-subject";
import { expressionClaim } from "./rules/entra-expression-claim";
import { fieldLength } from "./rules/entra-field-length";
import { flexibleIssuer } from "./rules/entra-flexible-issuer";
import { flexibleOnManagedIdentity } from "./rules/entra-flexible-on-managed-identity";
import { flexibleWithoutProjectId } from "./rules/entra-flexible-without-project-id";
import { ownerRole } from "./rules/entra-owner-role";
import { parallelCredentials } from "./rules/entra-parallel-credentials";
import { quoteInExpression } from "./rules/entra-quote-in-expression";
import { wildcardInExactSubject } from "./rules/entra-wildcard-in-exact-subject";
import { gcpLimits } from "./rules/gcp-limits";
import { gcpMemberForm } from "./rules/gcp-member-form";
import { gcpNegatedConjunction } from "./rules/gcp-negated-conjunction";
import { gcpNoCondition } from "./rules/gcp-no-condition";
import { gcpNonStringMapping } from "./rules/gcp-non-string-mapping";
import { gcpNotRe2 } from "./rules/gcp-not-re2";
import { gcpOwnerRole } from "./rules/gcp-owner-role";
import { gcpPoolId } from "./rules/gcp-pool-id";
import { gcpPoolWideMember } from "./rules/gcp-pool-wide-member";
import { gcpSubjectTooLong } from "./rules/gcp-subject-too-long";
import { gcpUnanchoredMatches } from "./rules/gcp-unanchored-matches";
import { gcpUnmappedAttribute } from "./rules/gcp-unmapped-attribute";
import { gcpUploadedKeys } from "./rules/gcp-uploaded-keys";
import { accessTokenRotation } from "./rules/gitlab-access-token-rotation";
import { deployTokenExpiry } from "./rules/gitlab-deploy-token-expiry";
import { developerPush } from "./rules/gitlab-developer-push";
import { doubleProtection } from "./rules/gitlab-double-protection";
import { groupEnvironmentTier } from "./rules/gitlab-group-environment-tier";
import { jobTokenConflict } from "./rules/gitlab-job-token-conflict";
import { jobTokenOpen } from "./rules/gitlab-job-token-open";
import { ldapCn } from "./rules/gitlab-ldap-cn";
import { ldapCnAmbiguous } from "./rules/gitlab-ldap-cn-ambiguous";
import { ldapLinkColon } from "./rules/gitlab-ldap-link-colon";
import { ldapLinkSelector } from "./rules/gitlab-ldap-link-selector";
import { ldapOnGitlabCom } from "./rules/gitlab-ldap-on-gitlab-com";
import { ldapProviderLabel } from "./rules/gitlab-ldap-provider-label";
import { leavingIn19 } from "./rules/gitlab-leaving-in-19";
import { memberRoleBase } from "./rules/gitlab-member-role-base";
import { memberRoleId } from "./rules/gitlab-member-role-id";
import { memberRolePlace } from "./rules/gitlab-member-role-place";
import { mixedMembership } from "./rules/gitlab-mixed-membership";
import { needsPremium } from "./rules/gitlab-needs-premium";
import { noBreakGlass } from "./rules/gitlab-no-break-glass";
import { gitlabNotUnderstood } from "./rules/gitlab-not-understood";
import { protectionElement } from "./rules/gitlab-protection-element";
import { protectionShare } from "./rules/gitlab-protection-share";
import { roleNameOfGitlab } from "./rules/gitlab-role-name";
import { runnerScope } from "./rules/gitlab-runner-scope";
import { runnerShared } from "./rules/gitlab-runner-shared";
import { samlGroupName } from "./rules/gitlab-saml-group-name";
import { subjectDropsRef } from "./rules/gitlab-subject-drops-ref";
import { subjectTemplateOfProject } from "./rules/gitlab-subject-template";
import { tokenLifetime } from "./rules/gitlab-token-lifetime";
import { wideProtection } from "./rules/gitlab-wide-protection";
import { invalidPolicy } from "./rules/internal-api-invalid-policy";
import { apiIssuer } from "./rules/internal-api-issuer";
import { weakAlgorithm } from "./rules/internal-api-weak-algorithm";
import { agentLimits } from "./rules/kubernetes-agent-limits";
import { agentWithoutAccessAs } from "./rules/kubernetes-agent-without-access-as";
import { authenticatedGroup } from "./rules/kubernetes-authenticated-group";
import { clusterAdmin } from "./rules/kubernetes-cluster-admin";
import { eksAccessEntry } from "./rules/kubernetes-eks-access-entry";
import { eksIdentityProvider } from "./rules/kubernetes-eks-identity-provider";
import { invalidAuthenticator } from "./rules/kubernetes-invalid-authenticator";
import { peopleAndJobs } from "./rules/kubernetes-people-and-jobs";
import { secondAuthenticator } from "./rules/kubernetes-second-authenticator";
import { systemName } from "./rules/kubernetes-system-name";
import { unprefixedName } from "./rules/kubernetes-unprefixed-name";
import { terraformNotUnderstood } from "./rules/terraform-not-understood";
import { anyProject } from "./rules/trust-any-project";
import { anyRef } from "./rules/trust-any-ref";
import { audienceMissing } from "./rules/trust-audience-missing";
import { audienceShared } from "./rules/trust-audience-shared";
import { crossedProjects } from "./rules/trust-crossed-projects";
import { environmentOnly } from "./rules/trust-environment-only";
import { environmentProtectedOnFree } from "./rules/trust-environment-protected-on-free";
import { forkForgedRef } from "./rules/trust-fork-forged-ref";
import { forkMergeRequests } from "./rules/trust-fork-merge-requests";
import { groupWide } from "./rules/trust-group-wide";
import { groupsDirect } from "./rules/trust-groups-direct";
import { lookalikePrefix } from "./rules/trust-lookalike-prefix";
import { mutablePath } from "./rules/trust-mutable-path";
import { neverMatches } from "./rules/trust-never-matches";
import { notUnderstood } from "./rules/trust-not-understood";
import { templateUndeclared } from "./rules/trust-template-undeclared";
import { unprotectedRef } from "./rules/trust-unprotected-ref";
import { unresolvedToken } from "./rules/trust-unresolved-token";
import { userClaims } from "./rules/trust-user-claims";
import { vaultCommaSplit } from "./rules/vault-comma-split";
import { vaultGlobUnderString } from "./rules/vault-glob-under-string";
import { vaultIssuerSlash } from "./rules/vault-issuer-slash";
import { vaultNameCase } from "./rules/vault-name-case";
import { vaultNoAudience } from "./rules/vault-no-audience";
import { vaultNoIssuer } from "./rules/vault-no-issuer";
import { vaultNumericClaim } from "./rules/vault-numeric-claim";
import { vaultOnlyAudience } from "./rules/vault-only-audience";
import { vaultPeriodicToken } from "./rules/vault-periodic-token";
import { vaultRoleType } from "./rules/vault-role-type";
import { vaultRootPolicy } from "./rules/vault-root-policy";
import { vaultTokenLifetime } from "./rules/vault-token-lifetime";
import { vaultUserClaim } from "./rules/vault-user-claim";

/** Every guard rail of the package, by id. */
export const RULES: readonly Rule[] = [
  adContainer,
  distributionLinked,
  emptyMembership,
  membersById,
  adNames,
  oneMembership,
  adPasswordLiteral,
  adProviderTransport,
  administrator,
  duplicateKeys,
  issuerBucket,
  looseOperator,
  otherPrincipals,
  policySize,
  policyVersion,
  principalWildcard,
  providerUrl,
  roleName,
  secondProvider,
  selfAssume,
  sessionLength,
  thumbprintPlaceholder,
  wildcardPermissions,
  audienceCount,
  credentialCount,
  credentialName,
  duplicateSubject,
  expressionClaim,
  fieldLength,
  flexibleIssuer,
  flexibleOnManagedIdentity,
  flexibleWithoutProjectId,
  ownerRole,
  parallelCredentials,
  quoteInExpression,
  wildcardInExactSubject,
  gcpLimits,
  gcpMemberForm,
  gcpNegatedConjunction,
  gcpNoCondition,
  gcpNonStringMapping,
  gcpNotRe2,
  gcpOwnerRole,
  gcpPoolId,
  gcpPoolWideMember,
  gcpSubjectTooLong,
  gcpUnanchoredMatches,
  gcpUnmappedAttribute,
  gcpUploadedKeys,
  accessTokenRotation,
  deployTokenExpiry,
  developerPush,
  doubleProtection,
  groupEnvironmentTier,
  jobTokenConflict,
  jobTokenOpen,
  ldapCn,
  ldapCnAmbiguous,
  ldapLinkColon,
  ldapLinkSelector,
  ldapOnGitlabCom,
  ldapProviderLabel,
  leavingIn19,
  memberRoleBase,
  memberRoleId,
  memberRolePlace,
  mixedMembership,
  needsPremium,
  noBreakGlass,
  gitlabNotUnderstood,
  protectionElement,
  protectionShare,
  roleNameOfGitlab,
  runnerScope,
  runnerShared,
  samlGroupName,
  subjectDropsRef,
  subjectTemplateOfProject,
  tokenLifetime,
  wideProtection,
  invalidPolicy,
  apiIssuer,
  weakAlgorithm,
  agentLimits,
  agentWithoutAccessAs,
  authenticatedGroup,
  clusterAdmin,
  eksAccessEntry,
  eksIdentityProvider,
  invalidAuthenticator,
  peopleAndJobs,
  secondAuthenticator,
  systemName,
  unprefixedName,
  terraformNotUnderstood,
  anyProject,
  anyRef,
  audienceMissing,
  audienceShared,
  crossedProjects,
  environmentOnly,
  environmentProtectedOnFree,
  forkForgedRef,
  forkMergeRequests,
  groupWide,
  groupsDirect,
  lookalikePrefix,
  mutablePath,
  neverMatches,
  notUnderstood,
  templateUndeclared,
  unprotectedRef,
  unresolvedToken,
  userClaims,
  vaultCommaSplit,
  vaultGlobUnderString,
  vaultIssuerSlash,
  vaultNameCase,
  vaultNoAudience,
  vaultNoIssuer,
  vaultNumericClaim,
  vaultOnlyAudience,
  vaultPeriodicToken,
  vaultRoleType,
  vaultRootPolicy,
  vaultTokenLifetime,
  vaultUserClaim,
];
