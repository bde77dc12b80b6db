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
];
