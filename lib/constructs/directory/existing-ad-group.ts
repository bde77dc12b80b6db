import { DataAdGroup } from "@cdktf/provider-ad/lib/data-ad-group";
import { Construct } from "constructs";
import { known } from "../literal";
import { federationStackOf } from "../stack-lookup";
import type { ActiveDirectory } from "./active-directory";
import { checkedName, samAccountName } from "./ad-checks";
import type { DirectoryGroup } from "./directory-group";
import type { AdMember } from "./members";

export interface ExistingAdGroupProps {
  readonly directory: ActiveDirectory;
  /** CN of the group. */
  readonly name: string;
  /** @default - the name */
  readonly samAccountName?: string;
  /** As in `AdGroupProps`. @default - not declared */
  readonly samlGroupName?: string;
}

/** A group that exists already, read by a data source. */
export class ExistingAdGroup extends Construct implements DirectoryGroup, AdMember {
  readonly kind = "active-directory";
  readonly name: string;
  readonly ldapCn: string;
  readonly samlGroupName?: string;
  readonly resource: DataAdGroup;

  /** @internal */
  constructor(scope: Construct, id: string, props: ExistingAdGroupProps) {
    super(scope, id);
    federationStackOf(this).registry.note(this);
    const where = this.node.path;
    this.name = checkedName(props.name, { where, prop: "name" });
    this.ldapCn = this.name;
    if (props.samlGroupName !== undefined) {
      this.samlGroupName = known(props.samlGroupName, { where, prop: "samlGroupName" });
    }
    this.resource = new DataAdGroup(this, "Default", {
      provider: props.directory.provider,
      groupId: samAccountName(props.samAccountName, this.name, where),
    });
  }

  get objectId(): string {
    return (this.id ??= this.resource.id);
  }
  private id?: string;

  get dependency(): DataAdGroup {
    return this.resource;
  }
}
