import { expect, test } from "@jest/globals";
import { mixedMembership } from "../../../lib/guardrails/rules/gitlab-mixed-membership";
import { configuration, findingsOf, inputFrom, type Resources } from "../../support/input";

const LINK = {
  gitlab_group_saml_link: {
    team: { group: "${gitlab_group.shop.id}", access_level: "developer", saml_group_name: "Team" },
  },
};

const member = (user: string | number, level: string, link: Resources = LINK) =>
  inputFrom(
    configuration({
      gitlab_group: { shop: { name: "Shop", path: "shop" } },
      ...link,
      gitlab_group_membership: {
        one: { group_id: "${gitlab_group.shop.id}", user_id: user, access_level: level },
      },
    }),
  );

test.each([
  [
    "a user of the input",
    member("${gitlab_user.ann.id}", "developer"),
    [
      "error gitlab_group_membership.one: the user ${gitlab_user.ann.id} is a member of shop by hand, whose members come from the directory",
    ],
  ],
  [
    "an id that may be anybody's",
    member(42, "developer"),
    [
      "warning gitlab_group_membership.one: user 42 is a member of shop by hand, whose members come from the directory",
    ],
  ],
  [
    "a service account",
    member("${gitlab_group_service_account.bot.service_account_id}", "developer"),
    [],
  ],
  ["an owner for emergencies", member("${gitlab_user.ann.id}", "owner"), []],
  ["a group without a link", member("${gitlab_user.ann.id}", "developer", {}), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(mixedMembership, input)).toEqual(expected);
});

test("a role in a project of the group is a warning", () => {
  const json = configuration({
    gitlab_group: { shop: { name: "Shop", path: "shop" } },
    ...LINK,
    gitlab_project: { web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" } },
    gitlab_project_membership: {
      one: {
        project: "${gitlab_project.web.id}",
        user_id: "${gitlab_user.ann.id}",
        access_level: "developer",
      },
    },
  });
  expect(findingsOf(mixedMembership, inputFrom(json))).toEqual([
    "warning gitlab_project_membership.one: the user ${gitlab_user.ann.id} gets a role in a project of shop by hand, whose members come from the directory",
  ]);
});
