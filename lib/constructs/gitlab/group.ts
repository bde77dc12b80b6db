import { DataGitlabGroup } from "@cdktf/provider-gitlab/lib/data-gitlab-group";
import { Group } from "@cdktf/provider-gitlab/lib/group";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { known, literal } from "../literal";
import { federationStackOf } from "../stack-lookup";
import { GitlabGroupBase } from "./group-base";
import { fullPath, pathSegment } from "./paths";
import { type Visibility, visibility } from "./visibility";

export interface GitlabGroupProps {
  /** Last segment of its path. */
  readonly path: string;
  /** @default - the path */
  readonly name?: string;
  /**
   * Group it lies in.
   * @default - a top-level group
   */
  readonly parent?: GitlabGroupBase;
  /** @default "private" */
  readonly visibility?: Visibility;
  /** @default - none */
  readonly description?: string;
}

export interface GroupFromPathProps {
  /** Full path: `shop/team`. */
  readonly path: string;
}

export interface GroupFromIdProps {
  /** Number of the group. */
  readonly groupId: number;
  /**
   * Full path. Trusts of a whole group need it.
   * @default - read from GitLab, and so not known at synth
   */
  readonly path?: string;
}

/**
 * A GitLab group.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class GitlabGroup extends GitlabGroupBase {
  /** An existing group, by its full path. */
  static fromPath(scope: Construct, id: string, props: GroupFromPathProps): ExistingGitlabGroup {
    return new ExistingGitlabGroup(scope, id, props);
  }

  /** An existing group, by its number. */
  static fromId(scope: Construct, id: string, props: GroupFromIdProps): ExistingGitlabGroup {
    return new ExistingGitlabGroup(scope, id, props);
  }

  readonly fullPath: string;
  readonly resource: Group;

  constructor(scope: Construct, id: string, props: GitlabGroupProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    const path = pathSegment(props.path, { where, prop: "path" });
    this.fullPath = props.parent === undefined ? path : `${props.parent.fullPath}/${path}`;
    stack.registry.once(
      `group:${this.fullPath.toLowerCase()}`,
      `group ${path}`,
      where,
      "define a group once; GitLab's paths differ by more than case",
    );
    this.resource = new Group(this, "Default", {
      provider: stack.gitlabProvider,
      name: literal(known(props.name ?? path, { where, prop: "name" }), { where, prop: "name" }),
      path,
      visibilityLevel: visibility(props.visibility, where),
      ...(props.parent === undefined ? {} : { parentId: Token.asNumber(props.parent.groupId) }),
      ...(props.description === undefined
        ? {}
        : { description: literal(props.description, { where, prop: "description" }) }),
    });
  }
}

/** A group that exists already, read by a data source. */
export class ExistingGitlabGroup extends GitlabGroupBase {
  readonly fullPath: string;
  readonly resource: DataGitlabGroup;

  /** @internal */
  constructor(scope: Construct, id: string, props: GroupFromPathProps | GroupFromIdProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    const path =
      props.path === undefined ? undefined : fullPath(props.path, { where, prop: "path" }, 1);
    this.resource = new DataGitlabGroup(this, "Default", {
      provider: stack.gitlabProvider,
      ...("groupId" in props
        ? { groupId: groupNumber(props.groupId, where) }
        : { fullPath: props.path }),
    });
    this.fullPath = path ?? this.resource.fullPath;
  }
}

function groupNumber(given: number, where: string): number {
  if (!Token.isUnresolved(given) && (!Number.isInteger(given) || given < 1)) {
    throw new UsageError("ERR_PROP", "groupId is not the number of a group", {
      given: String(given),
      where,
    });
  }
  return given;
}
