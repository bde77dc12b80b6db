import { Group } from "@cdktf/provider-ad/lib/group";
import type { GroupMembership } from "@cdktf/provider-ad/lib/group-membership";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { known, literal } from "../literal";
import { oneOf } from "../one-of";
import { federationStackOf } from "../stack-lookup";
import type { ActiveDirectory } from "./active-directory";
import { checkedName, samAccountName } from "./ad-checks";
import { containerOf, type OrganizationalUnit } from "./ad-organizational-unit";
import type { DirectoryGroup } from "./directory-group";
import { ExistingAdGroup, type ExistingAdGroupProps } from "./existing-ad-group";
import { type AdGroupScope, type AdMember, Members } from "./members";

export interface AdGroupProps {
  readonly directory: ActiveDirectory;
  /** CN of the group: GitLab's LDAP links find it by this name. */
  readonly name: string;
  /**
   * DN of the container: `OU=Groups,DC=corp,DC=example`.
   * @default - `ou`; one of the two is required
   */
  readonly container?: string;
  /**
   * Organizational unit it lies in.
   * @default - `container`
   */
  readonly ou?: OrganizationalUnit;
  /** @default - the name, where AD allows it as one */
  readonly samAccountName?: string;
  /** @default "global" */
  readonly scope?: AdGroupScope;
  /**
   * A distribution group carries no rights and cannot be linked to GitLab.
   * @default "security"
   */
  readonly category?: "security" | "distribution";
  /** @default - none */
  readonly description?: string;
  /**
   * What the identity provider sends for this group in SAML sign-ins, for GitLab without LDAP.
   * @default - not declared: only LDAP links are possible
   */
  readonly samlGroupName?: string;
}

/**
 * A group of a directory.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class AdGroup extends Construct implements DirectoryGroup, AdMember {
  /** An existing group, by its name. Its members stay with whoever manages them. */
  static fromName(scope: Construct, id: string, props: ExistingAdGroupProps): ExistingAdGroup {
    return new ExistingAdGroup(scope, id, props);
  }

  readonly kind = "active-directory";
  readonly name: string;
  readonly ldapCn: string;
  readonly samlGroupName?: string;
  readonly notLinkable?: string;
  readonly scope: AdGroupScope;
  readonly resource: Group;
  private members?: Members;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AdGroupProps,
  ) {
    super(scope, id);
    federationStackOf(this).registry.note(this);
    const where = this.node.path;
    this.name = checkedName(props.name, { where, prop: "name" });
    this.ldapCn = this.name;
    if (props.samlGroupName !== undefined) {
      this.samlGroupName = known(props.samlGroupName, { where, prop: "samlGroupName" });
    }
    this.scope = oneOf(props.scope ?? "global", ["global", "domainlocal", "universal"], {
      where,
      prop: "scope",
    });
    const category = oneOf(props.category ?? "security", ["security", "distribution"], {
      where,
      prop: "category",
    });
    if (category === "distribution")
      this.notLinkable = "it is a distribution group, which carries no rights";
    const container = this.container();
    this.resource = new Group(this, "Default", {
      provider: props.directory.provider,
      name: literal(this.name, { where, prop: "name" }),
      samAccountName: samAccountName(props.samAccountName, this.name, where),
      container: literal(container.dn, { where, prop: "container" }),
      scope: this.scope,
      category,
      ...(props.description === undefined
        ? {}
        : { description: literal(props.description, { where, prop: "description" }) }),
      ...(container.resource === undefined ? {} : { dependsOn: [container.resource] }),
    });
  }

  /** objectGUID, known after apply. */
  get objectId(): string {
    return (this.id ??= this.resource.id);
  }
  private id?: string;

  get dependency(): Group {
    return this.resource;
  }

  /** The one membership resource of the group, once members were added. */
  get membership(): GroupMembership | undefined {
    return this.members?.resource;
  }

  /**
   * Adds members: groups, users, or anything with the object id of an ad resource. Together they are the whole
   * membership: members that nobody lists are removed, and destroying the group's membership empties the group.
   * @throws UsageError ERR_PROP, ERR_DUPLICATE
   */
  addMembers(...members: readonly AdMember[]): void {
    if (members.length === 0) {
      throw new UsageError("ERR_PROP", "no member is given", {
        fix: "name at least one: the provider cannot declare an empty group",
        where: this.node.path,
      });
    }
    this.members ??= new Members(this, this, this.props.directory);
    this.members.add(members);
  }

  private container(): OrganizationalUnit {
    const { container, ou } = this.props;
    const where = this.node.path;
    const given = ou ?? container;
    if (given === undefined || (ou !== undefined && container !== undefined)) {
      throw new UsageError("ERR_PROP", "a group lies in one container", {
        given: given === undefined ? "neither container nor ou" : "container and ou",
        fix: "give either container (a DN) or ou (an AdOrganizationalUnit)",
        where,
      });
    }
    return containerOf(given, { where, prop: "container" });
  }
}
