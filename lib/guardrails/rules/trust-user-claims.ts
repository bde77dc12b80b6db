import type { ClaimName } from "../../core";
import { projectScope } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";
import { listed } from "../words";

const CHANGEABLE: readonly ClaimName[] = ["user_login", "user_email"];

export const userClaims: Rule = {
  id: "trust/user-claims",
  severity: "warning",
  title: "The trust depends on the name or address of a user.",
  why: "Users change their login and email, and a login that became free can be taken by somebody else. Any project in which that user starts a job fits. Info where the projects are fixed, because then it only narrows (docs.gitlab.com, ci/cloud_services).",
  fix: "name the project by id; where a person is really meant, use user_id beside it",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const asked = CHANGEABLE.filter((claim) => grant.constraints.get(claim)?.absent === false);
      if (asked.length === 0) return undefined;
      return atIdentity(identity, {
        severity: projectScope(grant).kind === "projects" ? "info" : "warning",
        message: `${identity.name} trusts by ${listed(asked)}, which users can change, ${exampleJob(grant)}`,
        given: asked.join(", "),
      });
    }),
};
