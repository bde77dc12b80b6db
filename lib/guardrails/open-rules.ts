import type { Allowed, GitlabProject, Rule as Protection } from "../access";
import { constraintOf, exactValues, type Grant, intersection, isEmpty, matches } from "../core";
import { requiresProtectedRef } from "./grant-scope";
import type { Input } from "./input";
import type { LiveGrant } from "./trusts";
import { trustedProjects } from "./trusted-projects";

/** A protection that developers pass, with a grant that depends on a ref it covers. */
export interface OpenRule {
  readonly project: GitlabProject;
  readonly kind: "branch" | "tag";
  readonly rule: Protection;
  readonly grants: readonly LiveGrant[];
}

/**
 * Protections by which developers make refs that an identity trusts.
 * @param wide rules with a wildcard under a grant that requires a protected ref, or all others
 */
export function* openRules(input: Input, wide: boolean): Iterable<OpenRule> {
  for (const { project, grants } of trustedProjects(input)) {
    const rules = [
      ...project.branches.map((rule) => ({ kind: "branch" as const, rule, allowed: rule.push })),
      ...project.tags.map((rule) => ({ kind: "tag" as const, rule, allowed: rule.create })),
    ];
    for (const { kind, rule, allowed } of rules) {
      if (!letsDevelopers(allowed)) continue;
      const concerned = grants.filter(
        ({ grant }) =>
          (rule.pattern.includes("*") && requiresProtectedRef(grant)) === wide &&
          dependsOn(grant, kind, rule),
      );
      if (concerned.length > 0) yield { project, kind, rule, grants: concerned };
    }
  }
}

function letsDevelopers({ from, assumed }: Allowed): boolean {
  return from === "developer" && assumed.length === 0;
}

/** Whether a developer's job on a covered ref can satisfy the grant, protected environments aside. */
function dependsOn(grant: Grant, kind: string, { covers }: Protection): boolean {
  if (!matches(constraintOf(grant, "ref_type").values, kind)) return false;
  const level = constraintOf(grant, "user_access_level");
  if (!level.absent && !matches(level.values, "developer")) return false;
  const environment = constraintOf(grant, "environment_protected");
  if (!environment.absent && exactValues(environment.values)?.join() === "true") return false;
  const { values } = constraintOf(grant, "ref");
  const refs = exactValues(values);
  return refs === undefined
    ? !isEmpty(intersection(values, covers))
    : refs.some((ref) => matches(covers, ref));
}

/** The names of the identities behind grants, each once. */
export function identityNames(grants: readonly LiveGrant[]): readonly string[] {
  return [...new Set(grants.map(({ identity }) => identity.name))];
}
