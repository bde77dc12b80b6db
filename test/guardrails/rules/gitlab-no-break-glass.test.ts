import { expect, test } from "@jest/globals";
import { noBreakGlass } from "../../../lib/guardrails/rules/gitlab-no-break-glass";
import {
  configuration,
  findingsOf,
  inputFrom,
  type Resources,
  roleResources,
} from "../../support/input";

const SUB = "project_path:shop/web:ref_type:branch:ref:main";

const input = (sub: string, more: Resources = {}) =>
  inputFrom(
    configuration({
      gitlab_group: { shop: { name: "Shop", path: "shop" } },
      gitlab_group_ldap_link: {
        team: {
          group: "${gitlab_group.shop.id}",
          group_access: "owner",
          ldap_provider: "ldapmain",
          cn: "Team",
        },
      },
      gitlab_project: {
        web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" },
      },
      ...roleResources({
        host: "gitlab.example.com",
        conditions: {
          StringLike: { "gitlab.example.com:sub": sub, "gitlab.example.com:aud": "aws" },
        },
      }),
      ...more,
    }),
  );

const owner = (user: string, level = "owner") => ({
  gitlab_group_membership: {
    local: { group_id: "${gitlab_group.shop.id}", user_id: user, access_level: level },
  },
});
const missing =
  "info gitlab_group.shop: the members of shop come from LDAP, its jobs become identities, and no owner with a local account is declared";

test.each([
  ["a trusted project without a local owner", input(SUB), [missing]],
  [
    "a trusted group without a local owner",
    input("project_path:shop/*:ref_type:branch:ref:main"),
    [missing],
  ],
  [
    "a service account is nobody",
    input(SUB, owner("${gitlab_group_service_account.bot.id}")),
    [missing],
  ],
  ["a maintainer is no owner", input(SUB, owner("5", "maintainer")), [missing]],
  ["a local owner", input(SUB, owner("${gitlab_user.emergency.id}")), []],
  ["a group that reaches nothing", input("project_path:other/web:ref_type:branch:ref:main"), []],
])("%s", (_name, given, expected) => {
  expect(findingsOf(noBreakGlass, given)).toEqual(expected);
});
