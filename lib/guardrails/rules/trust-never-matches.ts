import { isEmptyTrust } from "../../core";
import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const neverMatches: Rule = {
  id: "trust/never-matches",
  severity: "error",
  title: "No token that this GitLab can mint satisfies the trust.",
  why: "A role nobody can assume fails on the first run, with one opaque line, and tempts people to widen it. Typical causes: a wildcard under StringEquals, a condition key the relying party does not have, a subject that the project's template never gives, refs/heads/ in a ref (docs.gitlab.com, ci/cloud_services).",
  fix: "compare the subject with the project's subject template and the condition keys with those the relying party sees of this issuer; explain shows the failing claim for a token",
  *check({ identities }) {
    for (const identity of identities) {
      if (isEmptyTrust(identity.reading.trust)) {
        yield atIdentity(identity, {
          message: `no job can ever become ${identity.name}: no token of this GitLab satisfies its trust`,
        });
      }
    }
  },
};
