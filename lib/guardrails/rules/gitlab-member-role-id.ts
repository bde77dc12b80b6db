import { mentionsOf } from "../mentions";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

const USES = [
  "gitlab_group_ldap_link",
  "gitlab_group_saml_link",
  "gitlab_group_membership",
  "gitlab_project_membership",
];

export const memberRoleId: Rule = {
  id: "gitlab/member-role-id",
  severity: "error",
  title: "A custom role is named by its global id where its number is needed.",
  why: "The id of gitlab_member_role is gid://gitlab/MemberRole/N; member_role_id wants N, which is iid (registry.terraform.io, gitlab_member_role).",
  fix: "write gitlab_member_role.<name>.iid",
  *check(input) {
    for (const placed of managed(input, ...USES)) {
      const literal = textOf(placed.resource, "member_role_id");
      const reference = mentionsOf(placed.resource, "member_role_id").find((m) =>
        /\bgitlab_member_role\..*\.id$/.test(m),
      );
      const given = literal?.startsWith("gid:") === true ? literal : reference;
      if (given === undefined) continue;
      yield at(placed, { message: "member_role_id is a global id, not a number", given });
    }
  },
};
