import type { GitlabGroup, Membership } from "../../access";
import type { Violation } from "../finding";
import { isServiceAccount } from "../mentions";
import type { Rule } from "../rule";

export const mixedMembership: Rule = {
  id: "gitlab/mixed-membership",
  severity: "error",
  title: "A person is a member by hand of a group whose members come from the directory.",
  why: "The next sync takes the membership away and Terraform gives it back, and leaving the directory group does not end it. An error for a user of the input, a warning for an id that may be a service account, and in a project of the group. An owner counts as break-glass account (docs.gitlab.com, administration/auth/ldap/ldap_synchronization and user/group/saml_sso/group_sync).",
  fix: "put the person into the directory group; use a service account for programs",
  *check({ gitlab }) {
    const linked = new Set(gitlab.links.map((link) => link.group));
    for (const membership of gitlab.memberships) {
      const found = violation(membership, linked);
      if (found !== undefined) yield found;
    }
  },
};

function violation(
  { stack, address, user, role, group, project }: Membership,
  linked: ReadonlySet<GitlabGroup>,
): Violation | undefined {
  const of = group ?? project?.namespace;
  if (of === undefined || !linked.has(of) || role === "owner" || isServiceAccount(user)) {
    return undefined;
  }
  const isPerson = /\bgitlab_user\b/.test(user);
  const who = isPerson ? `the user ${user}` : user === "" ? "a user" : `user ${user}`;
  return {
    stack,
    address,
    severity: group !== undefined && isPerson ? "error" : "warning",
    message:
      group === undefined
        ? `${who} gets a role in a project of ${of.label} by hand, whose members come from the directory`
        : `${who} is a member of ${of.label} by hand, whose members come from the directory`,
    given: user,
  };
}
