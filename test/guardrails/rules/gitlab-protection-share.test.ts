import { expect, test } from "@jest/globals";
import { protectionShare } from "../../../lib/guardrails/rules/gitlab-protection-share";
import { configuration, findingsOf, inputFrom, type Resources } from "../../support/input";

const input = (groupId: string | number, more: Resources = {}) =>
  inputFrom(
    configuration({
      gitlab_group: { shop: { name: "Shop", path: "shop" }, ops: { name: "Ops", path: "ops" } },
      gitlab_project: {
        web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" },
      },
      gitlab_project_protected_environment: {
        production: {
          project: "${gitlab_project.web.id}",
          environment: "production",
          deploy_access_levels_attribute: [{ group_id: groupId }],
        },
      },
      ...more,
    }),
  );

test("a group without access to the project", () => {
  expect(findingsOf(protectionShare, input("${gitlab_group.ops.id}"))).toEqual([
    "warning gitlab_project_protected_environment.production: ops may deploy to shop/web, and nothing in this input shares the project with it",
  ]);
});

test("the same group with a share", () => {
  const share = {
    gitlab_project_share_group: {
      ops: {
        project: "${gitlab_project.web.id}",
        group_id: "${gitlab_group.ops.id}",
        group_access: "developer",
      },
    },
  };
  expect(findingsOf(protectionShare, input("${gitlab_group.ops.id}", share))).toEqual([]);
});

test("the group of the project", () => {
  expect(findingsOf(protectionShare, input("${gitlab_group.shop.id}"))).toEqual([]);
});
