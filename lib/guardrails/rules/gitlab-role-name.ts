import { ROLES_BY_ATTRIBUTE } from "../role-names";
import { at, blocksOf, given, inner, managed, plainText } from "../resources";
import type { Rule } from "../rule";

export const roleNameOfGitlab: Rule = {
  id: "gitlab/role-name",
  severity: "error",
  title: "A role is written in a way that this resource does not take.",
  why: 'Each resource has its own list: "no one" has a space, custom roles are based on upper-case names, protections know four levels. The provider says so only at plan or apply (registry.terraform.io, gitlabhq/gitlab).',
  fix: "take a role of the resource's own list",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(ROLES_BY_ATTRIBUTE))) {
      for (const [path, allowed] of Object.entries(
        ROLES_BY_ATTRIBUTE[placed.resource.type] ?? {},
      )) {
        for (const role of rolesAt(placed.resource, path)) {
          if (allowed.includes(role)) continue;
          yield at(placed, {
            message: `${path} is ${JSON.stringify(role)}, which this resource does not know`,
            given: role,
            allowed: allowed.join(", "),
            subject: `${path}=${role}`,
          });
        }
      }
    }
  },
};

/** The known texts of an attribute, or of an attribute of blocks. */
function rolesAt(resource: Parameters<typeof given>[0], path: string): ReadonlySet<string> {
  const [first = "", second] = path.split(".");
  const values =
    second === undefined
      ? [given(resource, first)]
      : blocksOf(resource, first).map((block) => inner(block, second));
  return new Set(values.flatMap((value) => plainText(value) ?? []));
}
