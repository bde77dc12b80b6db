import { referenced } from "../../relying-parties/references";
import { mentionsOf } from "../mentions";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

const LEVEL: Readonly<Record<string, string>> = {
  gitlab_group_ldap_link: "group_access",
  gitlab_group_saml_link: "access_level",
  gitlab_group_membership: "access_level",
  gitlab_project_membership: "access_level",
};

export const memberRoleBase: Rule = {
  id: "gitlab/member-role-base",
  severity: "error",
  title: "A custom role is given with another base role than its own.",
  why: "GitLab refuses a membership whose role is not the base of its custom role (docs.gitlab.com, user/custom_roles).",
  fix: "give the base role of the custom role beside member_role_id",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(LEVEL))) {
      const { stack, resource } = placed;
      const level = textOf(resource, LEVEL[resource.type] ?? "");
      const [role, ...more] = referenced(
        stack.resources,
        "gitlab_member_role",
        mentionsOf(resource, "member_role_id"),
        resource.key,
      );
      const base = role && textOf(role, "base_access_level");
      if (level === undefined || base === undefined || more.length > 0) continue;
      if (base.toLowerCase().replace(/_access$/, "") === level.toLowerCase()) continue;
      yield at(placed, {
        message: `the custom role ${role?.address ?? ""} is based on ${base}, and the role given beside it is ${level}`,
        given: level,
        allowed: base.toLowerCase(),
      });
    }
  },
};
