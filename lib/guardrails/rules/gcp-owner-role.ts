import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const gcpOwnerRole: Rule = {
  id: "gcp/owner-role",
  severity: "warning",
  title: "Jobs become an owner or editor of a Google Cloud project.",
  why: "Whoever gets one job through owns the project. The right to change its IAM policy is the same: the holder can give itself every other role (cloud.google.com/iam, using-iam-securely: basic roles).",
  fix: "grant the predefined role that the job needs, on the resource and not on the project",
  *check({ identities }) {
    for (const identity of identities) {
      if (identity.relyingParty !== "gcp" || identity.administrator === undefined) continue;
      yield atIdentity(identity, {
        message: `jobs that become ${identity.name} administer the project: ${identity.administrator}`,
        given: identity.administrator,
      });
    }
  },
};
