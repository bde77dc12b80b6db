import { Ou } from "@cdktf/provider-ad/lib/ou";
import { Construct } from "constructs";
import { literal, type Place } from "../literal";
import { federationStackOf } from "../stack-lookup";
import type { ActiveDirectory } from "./active-directory";
import { checkedDn, checkedName } from "./ad-checks";
import { escapeRdnValue } from "./distinguished-name";

export interface AdOrganizationalUnitProps {
  readonly directory: ActiveDirectory;
  /** Name without `OU=`. */
  readonly name: string;
  /** Where it lies: a DN (`DC=corp,DC=example`) or another organizational unit. */
  readonly parent: string | OrganizationalUnit;
  /** @default - none */
  readonly description?: string;
  /**
   * AD's flag against deletion by hand. It does not stop `terraform destroy`: the provider clears it first.
   * @default true
   */
  readonly protectedFromDeletion?: boolean;
}

/** An organizational unit, defined here or existing. */
export interface OrganizationalUnit {
  /** Distinguished name. */
  readonly dn: string;
  /** The resource, where it is defined here. */
  readonly resource?: Ou;
}

/**
 * An organizational unit of a directory.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class AdOrganizationalUnit extends Construct implements OrganizationalUnit {
  /** An existing one, by its DN. Defines nothing. */
  static fromDn(scope: Construct, id: string, props: { readonly dn: string }): OrganizationalUnit {
    const where = `${scope.node.path}/${id}`;
    return { dn: checkedDn(props.dn, { where, prop: "dn" }) };
  }

  readonly dn: string;
  readonly resource: Ou;

  constructor(scope: Construct, id: string, props: AdOrganizationalUnitProps) {
    super(scope, id);
    federationStackOf(this).registry.note(this);
    const where = this.node.path;
    const name = checkedName(props.name, { where, prop: "name" });
    const parent = containerOf(props.parent, { where, prop: "parent" });
    this.dn = `OU=${escapeRdnValue(name)},${parent.dn}`;
    this.resource = new Ou(this, "Default", {
      provider: props.directory.provider,
      name: literal(name, { where, prop: "name" }),
      path: literal(parent.dn, { where, prop: "parent" }),
      protected: props.protectedFromDeletion ?? true,
      ...(props.description === undefined
        ? {}
        : { description: literal(props.description, { where, prop: "description" }) }),
      ...(parent.resource === undefined ? {} : { dependsOn: [parent.resource] }),
    });
  }
}

/** A container given as DN or as organizational unit. */
export function containerOf(given: string | OrganizationalUnit, place: Place): OrganizationalUnit {
  return typeof given === "string" ? { dn: checkedDn(given, place) } : given;
}
