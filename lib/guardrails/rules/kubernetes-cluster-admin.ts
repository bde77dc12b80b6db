import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const clusterAdmin: Rule = {
  id: "kubernetes/cluster-admin",
  severity: "warning",
  title: "Jobs hold administrator rights in a cluster.",
  why: "Whoever gets one job through owns every namespace and every secret. The verbs escalate, bind and impersonate are the same (kubernetes.io, reference/access-authn-authz/rbac).",
  fix: "bind a Role in the namespace that the jobs deploy to",
  *check({ identities }) {
    for (const identity of identities) {
      if (identity.relyingParty !== "kubernetes" || identity.administrator === undefined) continue;
      yield atIdentity(identity, {
        message: `jobs that become ${identity.name} can do anything: ${identity.administrator}`,
        given: identity.administrator,
      });
    }
  },
};
