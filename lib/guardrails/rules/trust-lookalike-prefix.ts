import { constraintOf, exact, type Grant, isMintable, matches } from "../../core";
import { projectScope } from "../grant-scope";
import type { Rule } from "../rule";
import { atIdentity, exampleJob, liveGrants, onePerIdentity } from "../trusts";

export const lookalikePrefix: Rule = {
  id: "trust/lookalike-prefix",
  severity: "error",
  title: "A wildcard continues a name: every path that starts alike is trusted.",
  why: "acme* matches acme/app and acme-evil/app as well. A wildcard is closed only by a separator (docs.aws.amazon.com, IAM reference_policies_elements_condition_operators).",
  fix: "end the fixed part with a slash (acme/*) for a group, or name the project exactly",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const scope = projectScope(grant);
      if (scope.kind !== "lookalike") return undefined;
      return atIdentity(identity, {
        message: `${identity.name} trusts every project whose path merely starts like the one meant, ${exampleJob(lookalike(grant, scope.names))}`,
        given: scope.names.join(", "),
      });
    }),
};

/** The job that such a pattern is dangerous for: of a name that merely starts like the one meant. */
function lookalike(grant: Grant, patterns: readonly string[]): Grant {
  const { values } = constraintOf(grant, "project_path");
  for (const pattern of patterns) {
    const start = pattern.slice(0, pattern.search(/[*?]|$/));
    const path = start.includes("/") ? `${start}-evil` : `${start}-evil/app`;
    if (!matches(values, path) || !isMintable("project_path", path)) continue;
    const constraints = new Map(grant.constraints);
    return {
      ...grant,
      constraints: constraints.set("project_path", { values: exact(path), absent: false }),
    };
  }
  return grant;
}
