import { UsageError } from "../../core/errors";
import { known } from "../literal";
import type { DirectoryGroup } from "./directory-group";
import { isGuid } from "./names";

/** A group of Entra, which sends object ids, never names, in SAML sign-ins. */
export const EntraGroup = {
  /**
   * @param objectId UUID of the group (portal: Groups, Object ID)
   * @param name what people call it, for reports only
   * @throws UsageError ERR_PROP where it is no UUID
   */
  fromObjectId(objectId: string, name: string = objectId): DirectoryGroup {
    const id = known(objectId, { where: "EntraGroup.fromObjectId", prop: "objectId" });
    if (!isGuid(id)) {
      throw new UsageError("ERR_PROP", "objectId is not a UUID", {
        given: JSON.stringify(id),
        fix: "give the group's Object ID: Entra never sends a display name",
        where: "EntraGroup.fromObjectId",
      });
    }
    return { kind: "entra", name, samlGroupName: id };
  },
} as const;

/** A group of Okta, which sends group names. */
export const OktaGroup = {
  /** @throws UsageError ERR_PROP where the name looks like an id of Okta or is a UUID */
  fromName(name: string): DirectoryGroup {
    const text = known(name, { where: "OktaGroup.fromName", prop: "name" });
    if (/^00g[A-Za-z0-9]{17}$/.test(text) || isGuid(text)) {
      throw new UsageError("ERR_PROP", "name is an id", {
        given: JSON.stringify(text),
        fix: "give the group's name: Okta sends names",
        where: "OktaGroup.fromName",
      });
    }
    return { kind: "okta", name: text, samlGroupName: text };
  },
} as const;

/** A group of any other SAML identity provider. */
export const SamlGroup = {
  /**
   * @param samlGroupName exactly what the provider sends in its groups attribute
   * @throws UsageError ERR_PROP
   */
  fromAttributeValue(samlGroupName: string): DirectoryGroup {
    const text = known(samlGroupName, {
      where: "SamlGroup.fromAttributeValue",
      prop: "samlGroupName",
    });
    return { kind: "saml", name: text, samlGroupName: text };
  },
} as const;
