import { expect, test } from "@jest/globals";
import { branch, link, modelOf, shop } from "../../support/access/stacks";

const PROJECT = "${gitlab_project.web.id}";
const GROUP = "${gitlab_group.shop.id}";
const USER = { user_id: 5, access_level: "developer" };
const SHARE = { group_access: "developer" };
const TOKEN = { scopes: ["api"] };

test.each<[string, object, object, string]>([
  ["gitlab_group_ldap_link", link("A", "owner", ""), link("A", "owner"), "group"],
  [
    "gitlab_group_saml_link",
    { saml_group_name: "A", access_level: "owner" },
    { group: "0shop", saml_group_name: "A", access_level: "owner" },
    "group",
  ],
  ["gitlab_group_membership", { ...USER, group_id: null }, { ...USER, group_id: 7 }, "group_id"],
  [
    "gitlab_project_membership",
    { ...USER, project: ["x"] },
    { ...USER, project_id: "7" },
    "project or project_id",
  ],
  [
    "gitlab_group_share_group",
    { ...SHARE, group_id: GROUP, share_group_id: 0 },
    { ...SHARE, group_id: GROUP, share_group_id: "${var.group}" },
    "share_group_id",
  ],
  [
    "gitlab_project_share_group",
    { ...SHARE, group_id: GROUP },
    { ...SHARE, project: PROJECT, group_id: GROUP },
    "project or project_id",
  ],
  ["gitlab_group_access_token", TOKEN, { ...TOKEN, group: GROUP }, "group"],
  ["gitlab_project_access_token", TOKEN, { ...TOKEN, project: PROJECT }, "project or project_id"],
  [
    "gitlab_branch_protection",
    { ...branch("main", "no one"), project: null },
    branch("main", "no one"),
    "project or project_id",
  ],
])("a %s that names no place is told, and one that does is not", (type, none, one, attribute) => {
  expect(modelOf(shop({ [type]: { x: none } })).notUnderstood).toEqual([
    `${type}.x counts nowhere here: its ${attribute} cannot be read`,
  ]);
  expect(modelOf(shop({ [type]: { x: one } })).notUnderstood).toEqual([]);
});
