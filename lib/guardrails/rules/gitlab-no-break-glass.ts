import { type GitlabGroup, projectChain } from "../../access";
import { groupChain } from "../../access/gitlab/tree";
import { projectScope } from "../grant-scope";
import type { Input } from "../input";
import { isServiceAccount } from "../mentions";
import type { Rule } from "../rule";
import { trustedProjects } from "../trusted-projects";
import { liveGrants } from "../trusts";

export const noBreakGlass: Rule = {
  id: "gitlab/no-break-glass",
  severity: "info",
  title: "A group that reaches an identity has owners from LDAP alone.",
  why: "An LDAP outage at the time of a sync takes memberships away and blocks users: then nobody is left who could repair or revoke anything (docs.gitlab.com, administration/auth/ldap/ldap_synchronization).",
  fix: "declare one owner with a local account (gitlab_group_membership), kept for emergencies",
  *check(input) {
    const seen = new Set<GitlabGroup>();
    const reaching = reachingGroups(input);
    for (const { group, by, stack, address } of input.gitlab.links) {
      if (by === "saml" || seen.has(group)) continue;
      seen.add(group);
      if (!reaching(group) || hasLocalOwner(group, input)) continue;
      yield {
        ...(group.places[0] ?? { stack, address }),
        message: `the members of ${group.label} come from LDAP, its jobs become identities, and no owner with a local account is declared`,
      };
    }
  },
};

/** Tells groups whose jobs, or those of a project below, become an identity. */
function reachingGroups(input: Input): (group: GitlabGroup) => boolean {
  const above = new Set<GitlabGroup>();
  for (const { project } of trustedProjects(input)) {
    for (const group of projectChain(input.gitlab, project)) above.add(group);
  }
  const named = new Set<string>();
  for (const { grant } of liveGrants(input)) {
    const scope = projectScope(grant);
    if (scope.kind === "group") for (const name of scope.names) named.add(name);
  }
  return (group) => above.has(group) || [...named].some((name) => isWithin(name, group));
}

/** Whether a trusted group is the group, lies below it, or holds it. */
function isWithin(name: string, { path, ids }: GitlabGroup): boolean {
  if (ids.some((id) => id.value === name)) return true;
  return (
    path !== undefined && (`${name}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${name}/`))
  );
}

function hasLocalOwner(group: GitlabGroup, { gitlab }: Input): boolean {
  const chain = new Set(groupChain(gitlab, { ...group, group }));
  return gitlab.memberships.some(
    (m) =>
      m.role === "owner" &&
      m.group !== undefined &&
      chain.has(m.group) &&
      !isServiceAccount(m.user),
  );
}
