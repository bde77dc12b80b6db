import { at, given, managed } from "../resources";
import type { Rule } from "../rule";

export const emptyMembership: Rule = {
  id: "ad/empty-membership",
  severity: "error",
  title: "A membership without members.",
  why: "The provider wants at least one member: an empty group cannot be declared (hashicorp/terraform-provider-ad issue 165).",
  fix: "name a member, or leave the membership out: then the group keeps what it has",
  *check(input) {
    for (const placed of managed(input, "ad_group_membership")) {
      const members = given(placed.resource, "group_members");
      if (!Array.isArray(members) || members.length > 0) continue;
      yield at(placed, { message: "group_members is empty" });
    }
  },
};
