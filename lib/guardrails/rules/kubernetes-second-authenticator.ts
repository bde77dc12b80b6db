import { findAuthenticators, MAX_AUTHENTICATORS } from "../../relying-parties/kubernetes";
import type { Rule } from "../rule";

/** OIDC providers of an EKS cluster of Kubernetes 1.32 and up; one before (docs.aws.amazon.com, EKS service quotas). */
const MAX_EKS = 10;

export const secondAuthenticator: Rule = {
  id: "kubernetes/second-authenticator",
  severity: "error",
  title: "Two authenticators for one issuer in one cluster, or too many authenticators.",
  why: "The API server refuses a configuration with two authenticators of one issuer, or with more than 64; an EKS cluster takes 10 (kubernetes.io, reference/access-authn-authz/authentication; docs.aws.amazon.com, EKS service quotas).",
  fix: "write one authenticator for the issuer, and tell identities apart by the groups that it maps",
  *check(input) {
    for (const stack of input.stacks) {
      const first = new Map<string, string>();
      const count = new Map<string, number>();
      for (const { address, cluster, issuer } of findAuthenticators(stack)) {
        const most = address.includes("#jwt[") ? MAX_AUTHENTICATORS : MAX_EKS;
        const number = (count.get(cluster) ?? 0) + 1;
        count.set(cluster, number);
        if (number === most + 1) {
          yield {
            stack: stack.name,
            address,
            message: `${cluster} has more than ${most} authenticators`,
            subject: "count",
          };
        }
        if (typeof issuer !== "string") continue;
        const key = `${cluster}\n${issuer}`;
        const before = first.get(key);
        if (before === undefined) first.set(key, address);
        else {
          yield {
            stack: stack.name,
            address,
            message: `${issuer} has an authenticator in ${cluster} already: ${before}`,
            given: issuer,
          };
        }
      }
    }
  },
};
