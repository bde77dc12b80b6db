import { expect, test } from "@jest/globals";
import { protectionElement } from "../../../lib/guardrails/rules/gitlab-protection-element";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const environment = (elements: readonly object[]) =>
  inputFrom(
    configuration({
      gitlab_project_protected_environment: {
        x: { project: "20", environment: "production", deploy_access_levels_attribute: elements },
      },
    }),
  );

test.each([
  [
    "two names",
    [{ access_level: "maintainer", group_id: 7 }],
    [
      "error gitlab_project_protected_environment.x: deploy_access_levels_attribute[0] names access_level and group_id",
    ],
  ],
  [
    "no name",
    [{ access_level: "maintainer" }, { group_inheritance_type: 1 }],
    [
      "error gitlab_project_protected_environment.x: deploy_access_levels_attribute[1] names nobody",
    ],
  ],
  ["one each", [{ access_level: "maintainer" }, { group_id: 7 }, { user_id: "${var.user}" }], []],
])("%s", (_name, elements, expected) => {
  expect(findingsOf(protectionElement, environment(elements))).toEqual(expected);
});

test("a state shows what GitLab computed beside the name that was given", () => {
  const state = {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          {
            address: "gitlab_branch_protection.main",
            mode: "managed",
            type: "gitlab_branch_protection",
            name: "main",
            provider_name: "registry.terraform.io/gitlabhq/gitlab",
            values: {
              project: "20",
              branch: "main",
              allowed_to_push: [{ access_level: "maintainer", user_id: 5 }],
            },
          },
        ],
      },
    },
  };
  expect(findingsOf(protectionElement, inputFrom(state))).toEqual([]);
});
