import { projectScope } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, liveGrants, onePerIdentity } from "../trusts";

export const mutablePath: Rule = {
  id: "trust/mutable-path",
  severity: "info",
  title: "The project is named by its path, which can be renamed, moved or registered again.",
  why: "An id is never reused; a path is. GitLab refuses to mint subjects with a path that belonged to another project only since 19.1, and on gitlab.com (docs.gitlab.com, ci/secrets/id_token_authentication).",
  fix: "pin project_id where the relying party sees it; elsewhere let the project's subject template start with project_id",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const scope = projectScope(grant);
      if (scope.kind !== "projects" || scope.by !== "path") return undefined;
      return atIdentity(identity, {
        message: `${identity.name} knows its project by path alone`,
        given: scope.names.join(", "),
      });
    }),
};
