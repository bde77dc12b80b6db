import { expect, test } from "@jest/globals";
import { doubleProtection } from "../../../lib/guardrails/rules/gitlab-double-protection";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const branch = (project: string, name: string) => ({ project, branch: name });

test.each([
  [
    "one branch twice",
    { gitlab_branch_protection: { a: branch("20", "main"), b: branch("20", "main") } },
    [
      'error gitlab_branch_protection.b: branch "main" of 20 is protected by gitlab_branch_protection.a already',
    ],
  ],
  [
    "one tag twice",
    { gitlab_tag_protection: { a: { project: "20", tag: "v*" }, b: { project: "20", tag: "v*" } } },
    [
      'error gitlab_tag_protection.b: tag "v*" of 20 is protected by gitlab_tag_protection.a already',
    ],
  ],
  [
    "two branches",
    { gitlab_branch_protection: { a: branch("20", "main"), b: branch("20", "release/*") } },
    [],
  ],
  [
    "two projects",
    { gitlab_branch_protection: { a: branch("20", "main"), b: branch("21", "main") } },
    [],
  ],
  [
    "instances of one block for projects that are not told apart",
    {
      gitlab_branch_protection: {
        a: { for_each: { x: 1, y: 2 }, project: "${local.ids[each.key]}", branch: "main" },
      },
    },
    [],
  ],
])("%s", (_name, resources, expected) => {
  expect(findingsOf(doubleProtection, inputFrom(configuration(resources)))).toEqual(expected);
});

test("a tier of a group twice", () => {
  const tier = {
    group: "7",
    environment: "production",
    deploy_access_levels: [{ access_level: "maintainer" }],
  };
  const json = configuration({ gitlab_group_protected_environment: { a: tier, b: tier } });
  expect(findingsOf(doubleProtection, inputFrom(json))).toEqual([
    'error gitlab_group_protected_environment.b: environment tier "production" of 7 is protected by gitlab_group_protected_environment.a already',
  ]);
});
