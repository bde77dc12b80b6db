import { expect, test } from "@jest/globals";
import { developerPush } from "../../../lib/guardrails/rules/gitlab-developer-push";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const PROJECT = {
  gitlab_group: { shop: { name: "Shop", path: "shop" } },
  gitlab_project: { web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" } },
};

const web = (sub: string, protections: object) =>
  inputFrom(
    onGitlabCom({
      ...PROJECT,
      ...roleResources({
        conditions: tight({
          "gitlab.com:project_id": "${gitlab_project.web.id}",
          "gitlab.com:sub": `project_path:shop/web:${sub}`,
        }),
      }),
      ...protections,
    }),
  );

const branch = (push: string, name = "main") => ({
  gitlab_branch_protection: {
    rule: { project: "${gitlab_project.web.id}", branch: name, push_access_level: push },
  },
});
const tag = (create: string) => ({
  gitlab_tag_protection: {
    rule: { project: "${gitlab_project.web.id}", tag: "v1", create_access_level: create },
  },
});

test.each([
  [
    "developers push the trusted branch",
    web("ref_type:branch:ref:main", branch("developer")),
    [
      'warning gitlab_branch_protection.rule: developers push branch "main" of shop/web and become deploy',
    ],
  ],
  [
    "developers create the trusted tag",
    web("ref_type:tag:ref:v1", tag("developer")),
    [
      'warning gitlab_tag_protection.rule: developers create tag "v1" of shop/web and become deploy',
    ],
  ],
  ["maintainers push it", web("ref_type:branch:ref:main", branch("maintainer")), []],
  ["nobody pushes it", web("ref_type:branch:ref:main", branch("no one")), []],
  [
    "developers push another branch",
    web("ref_type:branch:ref:main", branch("developer", "dev")),
    [],
  ],
  ["a branch of the tag's name", web("ref_type:tag:ref:v1", branch("developer", "v1")), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(developerPush, input)).toEqual(expected);
});
