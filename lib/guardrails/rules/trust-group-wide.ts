import { projectScope, refScope, requiresProtectedRef } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";

export const groupWide: Rule = {
  id: "trust/group-wide",
  severity: "error",
  title: "Every project of a group is trusted, future ones included.",
  why: "Whoever may create or fork a project into the group or one of its subgroups owns its branches and their protection. A warning where refs are fixed or protected, an error with any ref or administrator rights.",
  fix: "name the projects that need the identity, by id; keep group-wide trust for read-only identities",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const scope = projectScope(grant);
      if (scope.kind !== "group") return undefined;
      const anyRef = refScope(grant) === "any" && !requiresProtectedRef(grant);
      const severe = anyRef || identity.administrator !== undefined;
      const rights =
        identity.administrator === undefined
          ? ""
          : `, and it holds administrator rights (${identity.administrator})`;
      return atIdentity(identity, {
        severity: severe ? "error" : "warning",
        message: `${identity.name} trusts every project in ${scope.names.join(", ")}${rights}, ${exampleJob(grant)}`,
        given: scope.names.join(", "),
      });
    }),
};
