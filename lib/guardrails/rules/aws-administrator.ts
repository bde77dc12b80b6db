import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const administrator: Rule = {
  id: "aws/administrator",
  severity: "warning",
  title: "A role that jobs become holds administrator rights.",
  why: "Whoever gets one job through owns the account. Rights over IAM are the same: the role can give itself every other right (docs.aws.amazon.com, IAM best-practices, least privilege).",
  fix: "grant the actions that the job needs; where it manages infrastructure, set a permissions boundary",
  *check({ identities }) {
    for (const identity of identities) {
      if (identity.relyingParty !== "aws" || identity.administrator === undefined) continue;
      yield atIdentity(identity, {
        message: `jobs that become ${identity.name} can do anything: ${identity.administrator}`,
        given: identity.administrator,
      });
    }
  },
};
