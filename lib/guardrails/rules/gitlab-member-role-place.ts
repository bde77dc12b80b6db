import { instanceOf } from "../instances";
import { at, given, isGiven, managed } from "../resources";
import type { Rule } from "../rule";

export const memberRolePlace: Rule = {
  id: "gitlab/member-role-place",
  severity: "error",
  title: "A custom role is defined for a group where it must be for the instance, or the reverse.",
  why: "On gitlab.com a custom role belongs to a top-level group, elsewhere to the instance: the other form is refused (registry.terraform.io, gitlab_member_role).",
  fix: "give group_path on gitlab.com, and leave it out elsewhere",
  *check(input) {
    for (const placed of managed(input, "gitlab_member_role")) {
      const instance = instanceOf(placed, input);
      const hasGroup = isGiven(given(placed.resource, "group_path"));
      if (instance === undefined || (instance.kind === "gitlab.com") === hasGroup) continue;
      yield at(placed, {
        message: hasGroup
          ? `group_path is given, and ${instance.host} has custom roles of the instance only`
          : "group_path is missing, without which gitlab.com has no custom role",
      });
    }
  },
};
