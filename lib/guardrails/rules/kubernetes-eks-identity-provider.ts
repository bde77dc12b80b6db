import { atAuthenticator, gitlabAuthenticators } from "../kubernetes-trusts";
import type { Rule } from "../rule";

/** Characters that EKS takes for a provider's configuration (docs.aws.amazon.com, EKS, authenticate users from an OpenID Connect identity provider). */
const LIMIT = 12 * 1024;

export const eksIdentityProvider: Rule = {
  id: "kubernetes/eks-identity-provider",
  severity: "error",
  title:
    "An OIDC provider of an EKS cluster that EKS refuses, or that lets in every job of the GitLab.",
  why: "An EKS cluster compares required claims with one exact value each and knows no expressions: without them every job of the instance is a user of the cluster. Prefixes may not start with system: (docs.aws.amazon.com, EKS OidcIdentityProviderConfigRequest).",
  fix: "require project_id, ref and ref_protected in required_claims, one value each, or authenticate the jobs by an IAM role and an access entry",
  *check(input) {
    for (const placed of gitlabAuthenticators(input)) {
      const { address, groups, rules, source, username } = placed.authenticator;
      if (address.includes("#jwt[")) continue;
      for (const mapping of [username, groups]) {
        if (mapping?.kind !== "claim" || !mapping.prefix.startsWith("system:")) continue;
        yield atAuthenticator(placed, {
          message: `the prefix ${mapping.prefix} starts with system:, which EKS refuses`,
          given: mapping.prefix,
          subject: mapping.claim,
        });
      }
      if (JSON.stringify(source).length > LIMIT) {
        yield atAuthenticator(placed, {
          message: `the configuration of ${address} is larger than the 12 KB that EKS takes`,
          subject: "size",
        });
      }
      const claims = rules.flatMap((rule) => (rule.kind === "value" ? [rule.claim] : []));
      const known = ["project_id", "project_path", "namespace_id", "namespace_path", "sub"];
      if (placed.authenticator.gaps.length > 0 || claims.some((claim) => known.includes(claim)))
        continue;
      yield atAuthenticator(placed, {
        severity: "warning",
        message: `every job of the GitLab that names the audience is a user of the cluster`,
        ...(claims.length > 0 ? { given: claims.join(", ") } : {}),
        subject: "required_claims",
      });
    }
  },
};
