import { Token } from "cdktf";
import type { DataGitlabGroup } from "@cdktf/provider-gitlab/lib/data-gitlab-group";
import type { Group } from "@cdktf/provider-gitlab/lib/group";
import { Construct } from "constructs";
import type { DirectoryGroup } from "../directory/directory-group";
import { type GitlabRole, GroupLink, linkId } from "./group-link";

/** A GitLab group, defined here or existing: roles are granted on it. */
export abstract class GitlabGroupBase extends Construct {
  /** `shop/team`; an unresolved token where the group was given by number alone. */
  abstract readonly fullPath: string;
  abstract readonly resource: Group | DataGitlabGroup;
  private id?: string;

  /** Number of the group, as Terraform gives it. */
  get groupId(): string {
    return (this.id ??= this.resource.id);
  }

  /** Gives the people of a directory group the role Guest. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantGuest(group: DirectoryGroup): GroupLink {
    return this.grant("guest", group);
  }

  /** Gives the people of a directory group the role Planner. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantPlanner(group: DirectoryGroup): GroupLink {
    return this.grant("planner", group);
  }

  /** Gives the people of a directory group the role Reporter. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantReporter(group: DirectoryGroup): GroupLink {
    return this.grant("reporter", group);
  }

  /** Gives the people of a directory group the role Developer. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantDeveloper(group: DirectoryGroup): GroupLink {
    return this.grant("developer", group);
  }

  /** Gives the people of a directory group the role Maintainer. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantMaintainer(group: DirectoryGroup): GroupLink {
    return this.grant("maintainer", group);
  }

  /** Gives the people of a directory group the role Owner. @throws UsageError ERR_PROP, ERR_DUPLICATE */
  grantOwner(group: DirectoryGroup): GroupLink {
    return this.grant("owner", group);
  }

  private grant(role: GitlabRole, directoryGroup: DirectoryGroup): GroupLink {
    const groupKey = Token.isUnresolved(this.fullPath) ? this.node.path : this.fullPath;
    return new GroupLink(this, linkId(this, directoryGroup), {
      directoryGroup,
      role,
      groupId: this.groupId,
      groupKey,
    });
  }
}
