import { type Constraint, exact } from "../../core";
import { fixedRefType, refScope, requiresProtectedRef } from "../grant-scope";
import { protectionOf } from "../protected-refs";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";

const TAG: Constraint = { values: exact("tag"), absent: false };

export const anyRef: Rule = {
  id: "trust/any-ref",
  severity: "error",
  title: "Any branch or tag is trusted, or a ref name whose type is left open.",
  why: "Whoever may push anything to the project, a merge request branch included, runs a job that becomes the identity. A ref without its type is met by a tag of the same name, which developers may create (docs.gitlab.com, ci/cloud_services).",
  fix: "name the branch with ref_type branch, and require ref_protected",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      if (requiresProtectedRef(grant)) return undefined;
      const everyRef = refScope(grant) === "any";
      if (!everyRef && fixedRefType(grant) !== undefined) return undefined;
      if (protectionOf(grant, input.gitlab) === "covered") return undefined;
      return atIdentity(identity, {
        message: everyRef
          ? `${identity.name} trusts any ref, ${exampleJob(grant)}`
          : `${identity.name} trusts a ref name whether it is a branch or a tag, ${exampleJob({ ...grant, constraints: new Map(grant.constraints).set("ref_type", TAG) })}`,
      });
    }),
};
