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
    for (const { group, by, stack, address } of input.gitlab.links) {
      if (by === "saml" || seen.has(group)) continue;
      seen.add(group);
      if (!reachesIdentity(group, input) || hasLocalOwner(group, input)) continue;
      yield {
        ...(group.places[0] ?? { stack, address }),
        message: `the members of ${group.label} come from LDAP, its jobs become identities, and no owner with a local account is declared`,
      };
    }
  },
};

function reachesIdentity(group: GitlabGroup, input: Input): boolean {
  for (const { project } of trustedProjects(input)) {
    if (projectChain(input.gitlab, project).includes(group)) return true;
  }
  for (const { grant } of liveGrants(input)) {
    const scope = projectScope(grant);
    if (scope.kind === "group" && scope.names.some((name) => isWithin(name, group))) return true;
  }
  return false;
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
