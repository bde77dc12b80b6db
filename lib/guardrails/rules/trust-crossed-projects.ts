import type { Identity } from "../../access";
import { constraintOf, describeLanguage, exactValues, type Grant } from "../../core";
import type { Input } from "../input";
import type { Rule } from "../rule";
import { atIdentity, liveGrants } from "../trusts";
import { listed } from "../words";

export const crossedProjects: Rule = {
  id: "trust/crossed-projects",
  severity: "warning",
  title: "Several projects and several refs in one statement: each project has every ref.",
  why: "Values of one condition key are alternatives, and keys are combined freely: project A gets in with the ref that was meant for project B, and the reverse (docs.aws.amazon.com, IAM reference_policies_condition-logic-multiple-context-keys-or-values; chanzuckerberg/cztack pull request 908).",
  fix: "write one statement for each project with its own refs",
  *check(input) {
    for (const [identity, grants] of byIdentity(input)) {
      const crossed = new Map<string, Set<string>>();
      for (const grant of grants) {
        const ids = exactValues(constraintOf(grant, "project_id").values);
        if (ids === undefined || ids.length < 2 || hasOnePath(grant)) continue;
        const key = ids.join(", ");
        crossed.set(key, new Set([...(crossed.get(key) ?? []), ...refsOf(grant)]));
      }
      for (const [ids, refs] of crossed) {
        if (refs.size < 2) continue;
        yield atIdentity(identity, {
          message: `${identity.name} accepts each of the projects ${ids} with each of ${listed([...refs])}: what was meant for one of them is open to all`,
          given: `${ids} with ${[...refs].join(", ")}`,
          subject: ids,
        });
      }
    }
  },
};

function byIdentity(input: Input): ReadonlyMap<Identity, readonly Grant[]> {
  const grants = new Map<Identity, Grant[]>();
  for (const { identity, grant } of liveGrants(input)) {
    grants.set(identity, [...(grants.get(identity) ?? []), grant]);
  }
  return grants;
}

/** An exact path belongs to one project, so nothing is crossed. */
function hasOnePath(grant: Grant): boolean {
  return exactValues(constraintOf(grant, "project_path").values)?.length === 1;
}

function refsOf(grant: Grant): readonly string[] {
  const type = exactValues(constraintOf(grant, "ref_type").values)?.join(" or ") ?? "ref";
  const { values } = constraintOf(grant, "ref");
  const exact = exactValues(values)?.map((ref) => JSON.stringify(ref));
  return (exact ?? [describeLanguage(values)]).map((ref) => `${type} ${ref}`);
}
