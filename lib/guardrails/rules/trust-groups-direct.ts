import type { Rule } from "../rule";
import { atIdentity, liveGrants, onePerIdentity } from "../trusts";

export const groupsDirect: Rule = {
  id: "trust/groups-direct",
  severity: "warning",
  title: "The trust depends on a claim that GitLab leaves out by default.",
  why: "groups_direct is minted only behind a feature flag that is off since GitLab 17.3, and only for users in at most 200 groups: jobs are refused from one day to the next (docs.gitlab.com, ci/secrets/id_token_authentication).",
  fix: "ask for the project or its group, and keep people out by branch protection",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) =>
      grant.constraints.get("groups_direct")?.absent === false
        ? atIdentity(identity, {
            message: `${identity.name} requires groups_direct, which tokens carry only behind a feature flag`,
          })
        : undefined,
    ),
};
