import { isUnknown } from "../../terraform";
import { at, given, managed, type Placed, shownText } from "../resources";
import type { Rule } from "../rule";

export const oneMembership: Rule = {
  id: "ad/one-membership",
  severity: "error",
  title: "Two membership resources for one AD group.",
  why: "Each is the whole membership: an apply of one removes what the other lists, and destroying either empties the group (hashicorp/terraform-provider-ad issue 176).",
  fix: "list all members in one ad_group_membership",
  *check(input) {
    const first = new Map<string, Placed>();
    for (const placed of managed(input, "ad_group_membership")) {
      const value = given(placed.resource, "group_id");
      const group = shownText(value);
      if (group === "" || group === "${}" || placed.resource.repeated !== undefined) continue;
      const key = isUnknown(value)
        ? `${placed.stack.name}\n${placed.resource.module}\n${group}`
        : group.toLowerCase();
      const before = first.get(key);
      if (before === undefined) first.set(key, placed);
      else if (!/\beach\.|\bcount\./.test(group)) {
        yield at(placed, {
          message: `${before.resource.address} lists the members of this group already`,
          given: group,
        });
      }
    }
  },
};
