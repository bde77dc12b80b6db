import { constraintOf, hasSince, matches } from "../../core";
import { projectScope } from "../grant-scope";
import { admitsMergeRequests } from "../merge-requests";
import type { Rule } from "../rule";
import { atIdentity, liveGrants, onePerIdentity } from "../trusts";

/** First `major.minor` with the fix, which came in 18.2.2. */
const FIXED = "18.2";

export const forkForgedRef: Rule = {
  id: "trust/fork-forged-ref",
  severity: "warning",
  title: "On this GitLab version a fork's merge request carries the project's own claims.",
  why: "Before 18.2.2 a merge request pipeline of a fork that ran in the parent had the parent's project_path and sub with the fork's branch name: a fork branch called main was the parent's main (gitlab-org/gitlab issue 548165).",
  fix: "upgrade GitLab to 18.2.2 or newer, or require ref_protected, which such a pipeline lacks",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const { url, version } = input.declared.issuer;
      if (hasSince(version, FIXED) || projectScope(grant).kind === "any") return undefined;
      if (!admitsMergeRequests(grant)) return undefined;
      if (!matches(constraintOf(grant, "iss").values, url)) return undefined;
      return atIdentity(identity, {
        message: `${identity.name} trusts a branch name of GitLab ${version} without asking whether it is protected: a fork's branch of that name passes for it`,
        given: `GitLab ${version}`,
      });
    }),
};
