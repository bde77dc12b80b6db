import { projectScope } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";

export const anyProject: Rule = {
  id: "trust/any-project",
  severity: "error",
  title: "Jobs of any project of the GitLab instance are trusted.",
  why: "Whoever can create a project becomes the identity: on gitlab.com that is everybody. The audience is no guard, because the job chooses it (docs.gitlab.com, ci/secrets/id_token_authentication).",
  fix: "name the project by id, or the group whose projects you mean",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) =>
      projectScope(grant).kind === "any"
        ? atIdentity(identity, {
            message: `${identity.name} trusts jobs of any project, ${exampleJob(grant)}`,
          })
        : undefined,
    ),
};
