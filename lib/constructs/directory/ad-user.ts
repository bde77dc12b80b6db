import { DataAdUser } from "@cdktf/provider-ad/lib/data-ad-user";
import { Construct } from "constructs";
import { known, literal } from "../literal";
import { federationStackOf } from "../stack-lookup";
import type { ActiveDirectory } from "./active-directory";
import type { AdMember } from "./members";

export interface AdUserProps {
  readonly directory: ActiveDirectory;
  /** sAMAccountName of the user. */
  readonly name: string;
}

/**
 * An existing user of a directory, read by a data source, to be a member of groups. People are not defined here: a
 * password would have to stand in Terraform.
 */
export class AdUser extends Construct implements AdMember {
  /** @throws UsageError ERR_PROP, ERR_STACK */
  static fromName(scope: Construct, id: string, props: AdUserProps): AdUser {
    return new AdUser(scope, id, props);
  }

  readonly resource: DataAdUser;
  private id?: string;

  private constructor(scope: Construct, id: string, props: AdUserProps) {
    super(scope, id);
    federationStackOf(this).registry.note(this);
    const place = { where: this.node.path, prop: "name" };
    this.resource = new DataAdUser(this, "Default", {
      provider: props.directory.provider,
      userId: literal(known(props.name, place), place),
    });
  }

  /** objectGUID, known after apply. */
  get objectId(): string {
    return (this.id ??= this.resource.id);
  }
}
