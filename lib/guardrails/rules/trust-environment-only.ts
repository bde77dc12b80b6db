import { ANY, type ClaimName, exactValues, constraintOf, type Grant } from "../../core";
import { projectScope, refScope, requiresProtectedRef } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";
import { listed } from "../words";

/** Claims that the author of .gitlab-ci.yml chooses. */
const FREE_WORDS: readonly ClaimName[] = ["environment", "deployment_tier", "environment_action"];

export const environmentOnly: Rule = {
  id: "trust/environment-only",
  severity: "warning",
  title: "Beside the project, the environment of the job is all that is asked for.",
  why: "Environment and deployment tier are words in .gitlab-ci.yml: whoever may push any branch writes them into a job. A protected ref or a protected environment keeps others out, a name does not (docs.gitlab.com, ci/secrets/id_token_authentication; gitlab-org/gitlab issue 294440).",
  fix: "require ref_protected, or environment_protected together with a protected environment",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const asked = FREE_WORDS.filter((claim) => asksFor(grant, claim));
      if (asked.length === 0 || projectScope(grant).kind === "any") return undefined;
      if (refScope(grant) !== "any" || requiresProtectedRef(grant)) return undefined;
      if (requiresProtectedEnvironment(grant)) return undefined;
      return atIdentity(identity, {
        message: `${identity.name} asks for nothing but ${listed(asked)} beside the project, which any branch can name, ${exampleJob(grant)}`,
        given: asked.join(", "),
      });
    }),
};

/** Whether a claim must have certain values: that a job has some environment is no guard that anybody means. */
function asksFor({ constraints }: Grant, claim: ClaimName): boolean {
  const constraint = constraints.get(claim);
  return constraint !== undefined && !constraint.absent && constraint.values !== ANY;
}

function requiresProtectedEnvironment(grant: Grant): boolean {
  const constraint = constraintOf(grant, "environment_protected");
  const values = exactValues(constraint.values);
  return !constraint.absent && values?.length === 1 && values[0] === "true";
}
