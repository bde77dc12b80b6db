import { GroupLdapLink } from "@cdktf/provider-gitlab/lib/group-ldap-link";
import { GroupSamlLink } from "@cdktf/provider-gitlab/lib/group-saml-link";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import type { DirectoryGroup } from "../directory/directory-group";
import { isGuid } from "../directory/names";
import { freeChildId } from "../child";
import { literal } from "../literal";
import { federationStackOf } from "../stack-lookup";

const ONE_LINK = "grant one role: of two links the higher wins";

/** A GitLab role that a link can give. */
export type GitlabRole = "guest" | "planner" | "reporter" | "developer" | "maintainer" | "owner";

export interface GroupLinkProps {
  readonly directoryGroup: DirectoryGroup;
  readonly role: GitlabRole;
  /** Id of the GitLab group, as Terraform gives it. */
  readonly groupId: string;
  /** What names the group in this stack: its full path, else the path of its construct. */
  readonly groupKey: string;
}

/**
 * The link that gives the people of a directory group a role in a GitLab group: an LDAP link for an AD group of a
 * self-managed GitLab, a SAML link otherwise.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE
 */
export class GroupLink extends Construct {
  readonly role: GitlabRole;
  readonly directoryGroup: DirectoryGroup;
  readonly resource: GroupLdapLink | GroupSamlLink;

  constructor(scope: Construct, id: string, props: GroupLinkProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    const { directoryGroup: group, role, groupId } = props;
    const where = this.node.path;
    stack.gitlab.requirePremium("a link to a directory group", where);
    this.role = role;
    this.directoryGroup = group;
    if (group.notLinkable !== undefined)
      refuse(group, group.notLinkable, "link a security group", where);

    const common = {
      provider: stack.gitlabProvider,
      group: groupId,
      ...(group.dependency === undefined ? {} : { dependsOn: [group.dependency] }),
    };
    const { ldapProvider } = stack.gitlab;
    const once = (key: string): void =>
      stack.registry.once(
        `link:${props.groupKey.toLowerCase()}:${key}`,
        `the link of ${group.name} to this GitLab group`,
        where,
        ONE_LINK,
      );
    if (ldapProvider !== undefined && group.ldapCn !== undefined) {
      const cn = ldapCn(group, group.ldapCn, where);
      once(`ldap:${cn.toLowerCase()}`);
      this.resource = new GroupLdapLink(this, "Default", {
        ...common,
        groupAccess: role,
        ldapProvider,
        cn,
      });
    } else {
      const samlGroupName = samlName(group, where);
      once(`saml:${samlGroupName}`);
      this.resource = new GroupSamlLink(this, "Default", {
        ...common,
        accessLevel: role,
        samlGroupName,
      });
    }
    stack.registry.note(this);
  }
}

/**
 * Id of the link's construct: what the link names, without the role, so that another role replaces the link and never
 * stands beside it.
 * @throws UsageError ERR_DUPLICATE where the construct has such a link
 */
export function linkId(scope: Construct, group: DirectoryGroup): string {
  const named = group.ldapCn ?? group.samlGroupName ?? group.name;
  return freeChildId(
    scope,
    "Link",
    named,
    `the link of ${group.name} to this GitLab group`,
    ONE_LINK,
  );
}

function ldapCn(group: DirectoryGroup, cn: string, where: string): string {
  if (cn.includes(":")) {
    refuse(
      group,
      "its CN has a colon, at which the provider splits the id of the link",
      "rename the group, or link another",
      where,
    );
  }
  return literal(cn, { where, prop: "cn" });
}

function samlName(group: DirectoryGroup, where: string): string {
  const { samlGroupName: name } = group;
  if (name === undefined) {
    refuse(
      group,
      "this GitLab has no LDAP, and what its identity provider sends for the group is not declared",
      "give samlGroupName on the AdGroup, or link EntraGroup.fromObjectId, OktaGroup.fromName or SamlGroup.fromAttributeValue",
      where,
    );
  }
  if (group.kind === "entra" && !isGuid(name)) {
    refuse(group, "Entra sends object ids, never names", "use EntraGroup.fromObjectId", where);
  }
  return literal(name, { where, prop: "samlGroupName" });
}

function refuse(group: DirectoryGroup, problem: string, fix: string, where: string): never {
  throw new UsageError("ERR_PROP", `this directory group cannot be linked: ${problem}`, {
    given: JSON.stringify(group.name),
    fix,
    where,
  });
}
