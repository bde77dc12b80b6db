const MEMBERS = [
  "no one",
  "minimal",
  "guest",
  "planner",
  "reporter",
  "security_manager",
  "developer",
  "maintainer",
  "owner",
];
const SAML = MEMBERS.filter((role) => role !== "no one");
const BRANCH = ["no one", "developer", "maintainer", "admin"];
const DEPLOY = ["developer", "maintainer"];
const REGISTRY = ["maintainer", "owner", "admin"];

/** The roles that each attribute of a resource takes (gitlabhq/gitlab 18.6 and 19.1); `list.attribute` within blocks. */
export const ROLES_BY_ATTRIBUTE: Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
> = {
  gitlab_group_ldap_link: { group_access: MEMBERS },
  gitlab_group_saml_link: { access_level: SAML },
  gitlab_group_membership: { access_level: MEMBERS },
  gitlab_project_membership: { access_level: MEMBERS },
  gitlab_group_share_group: { group_access: MEMBERS },
  gitlab_project_share_group: { group_access: MEMBERS, access_level: MEMBERS },
  gitlab_member_role: {
    base_access_level: [
      "MINIMAL_ACCESS",
      "GUEST",
      "PLANNER",
      "REPORTER",
      "DEVELOPER",
      "MAINTAINER",
      "OWNER",
    ],
  },
  gitlab_branch_protection: {
    push_access_level: BRANCH,
    merge_access_level: BRANCH,
    unprotect_access_level: BRANCH.slice(1),
  },
  gitlab_tag_protection: { create_access_level: BRANCH },
  gitlab_project_protected_environment: {
    "deploy_access_levels.access_level": DEPLOY,
    "deploy_access_levels_attribute.access_level": DEPLOY,
    "approval_rules.access_level": DEPLOY,
  },
  gitlab_group_protected_environment: {
    "deploy_access_levels.access_level": DEPLOY,
    "approval_rules.access_level": DEPLOY,
  },
  gitlab_project_container_repository_protection: {
    minimum_access_level_for_push: REGISTRY,
    minimum_access_level_for_delete: REGISTRY,
  },
  gitlab_user_runner: { access_level: ["not_protected", "ref_protected"] },
};
