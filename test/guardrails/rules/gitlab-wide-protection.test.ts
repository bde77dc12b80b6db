import { expect, test } from "@jest/globals";
import { wideProtection } from "../../../lib/guardrails/rules/gitlab-wide-protection";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const PROJECT = {
  gitlab_group: { shop: { name: "Shop", path: "shop" } },
  gitlab_project: { web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" } },
};
const OF_WEB = { "gitlab.com:project_id": "${gitlab_project.web.id}" };

const input = (rule: object, conditions = tight(OF_WEB)) =>
  inputFrom(
    onGitlabCom({
      ...PROJECT,
      ...roleResources({ conditions }),
      gitlab_branch_protection: {
        rule: {
          project: "${gitlab_project.web.id}",
          branch: "*",
          push_access_level: "developer",
          merge_access_level: "maintainer",
          ...rule,
        },
      },
    }),
  );

test("developers push what a wildcard protects", () => {
  expect(findingsOf(wideProtection, input({}))).toEqual([
    'warning gitlab_branch_protection.rule: developers push branches "*" of shop/web, which count as protected, and become deploy',
  ]);
});

test.each([
  ["maintainers push", input({ push_access_level: "maintainer" })],
  ["the pattern covers no trusted ref", input({ branch: "feature/*" })],
  ["an exact rule is developer-push's", input({ branch: "main" })],
  [
    "another project",
    input(
      {},
      tight({
        "gitlab.com:project_id": "21",
        "gitlab.com:sub": "project_path:shop/api:ref_type:branch:ref:main",
      }),
    ),
  ],
  ["a level that is not known", input({ push_access_level: "${var.level}" })],
  [
    "a trust that only maintainers satisfy",
    input({}, tight({ ...OF_WEB, "gitlab.com:user_access_level": "maintainer" })),
  ],
])("quiet where %s", (_name, quiet) => {
  expect(findingsOf(wideProtection, quiet)).toEqual([]);
});
