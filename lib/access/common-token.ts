import {
  and,
  constraintOf,
  type Grant,
  grantWitness,
  isEmpty,
  makeGrant,
  matches,
  type SubjectTemplate,
  type Token,
  withinDomain,
} from "../core";
import type { Causes, Constraints } from "./obtainable";

/**
 * A whole token that somebody can cause and a grant admits; `undefined` where there is none.
 * @param template how the project's subjects are built, where the grant does not say
 */
export function commonToken(
  grant: Grant,
  { project, refs, environments }: Causes,
  template: SubjectTemplate | undefined,
): Token | undefined {
  if (clash(grant, project)) return undefined;
  for (const ref of refs) {
    if (clash(grant, ref)) continue;
    for (const environment of environments) {
      if (clash(grant, environment)) continue;
      const caused = makeGrant([...project, ...ref, ...environment]);
      if (caused === undefined) continue;
      const [common] = and({ grants: [grant] }, { grants: [caused] }).grants;
      if (common !== undefined && isPossible(common, grant)) return grantWitness(common, template);
    }
  }
  return undefined;
}

/** Spares most work: the grant wants exact values of a claim, and none of them can be caused. */
function clash(grant: Grant, constraints: Constraints): boolean {
  return constraints.some(([claim, ours]) => {
    const theirs = grant.constraints.get(claim);
    if (theirs?.values.kind !== "exact" || (ours.absent && theirs.absent)) return false;
    return !theirs.values.values.some((value) => matches(ours.values, value));
  });
}

/** What somebody can cause is possible by itself: only claims that the grant constrains too can leave nothing over. */
function isPossible(common: Grant, grant: Grant): boolean {
  for (const claim of new Set([...grant.constraints.keys(), "ref", "project_path"] as const)) {
    const { values, absent } = constraintOf(common, claim);
    if (!absent && isEmpty(withinDomain(claim, values))) return false;
  }
  return true;
}
