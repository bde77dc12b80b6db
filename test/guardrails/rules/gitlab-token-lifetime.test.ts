import { expect, test } from "@jest/globals";
import { tokenLifetime } from "../../../lib/guardrails/rules/gitlab-token-lifetime";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const project = (build_timeout: number | string, path = "web") =>
  inputFrom(
    onGitlabCom({
      ...roleResources({
        conditions: tight({ "gitlab.com:project_id": "${gitlab_project.web.id}" }),
      }),
      gitlab_group: { shop: { name: "Shop", path: "shop" } },
      gitlab_project: {
        web: { name: "web", path, namespace_id: "${gitlab_group.shop.id}", build_timeout },
      },
    }),
  );

test.each([
  [
    "a day",
    project(86_400),
    ["warning gitlab_project.web: ID tokens of this project are good for up to 86400 seconds"],
  ],
  ["half a day", project(43_200), []],
  ["a time that is not known", project("${var.timeout}"), []],
  ["a project that nobody trusts", project(86_400, "other"), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(tokenLifetime, input)).toEqual(expected);
});
