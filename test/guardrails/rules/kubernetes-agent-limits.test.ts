import { expect, test } from "@jest/globals";
import { agentLimits } from "../../../lib/guardrails/rules/kubernetes-agent-limits";
import { findingsOf } from "../../support/input";
import { agentStack } from "../../support/kubernetes-agents";
import { stackInput } from "../../support/kubernetes-input";

const of = (content: string): readonly string[] =>
  findingsOf(agentLimits, stackInput(agentStack(content)));
const many = (kind: string, count: number): string =>
  JSON.stringify({
    ci_access: { [kind]: Array.from({ length: count }, (_, i) => ({ id: `shop/p${i}` })) },
  });

test.each([
  [many("projects", 500), []],
  [
    many("projects", 501),
    [
      "error gitlab_repository_file.config: the agent production names 501 projects, and GitLab reads 500",
    ],
  ],
  [
    many("groups", 501),
    [
      "error gitlab_repository_file.config: the agent production names 501 groups, and GitLab reads 500",
    ],
  ],
])("limits", (content, expected) => {
  expect(of(content)).toEqual(expected);
});

test.each([
  ["{projects: [{id: shop/web}, {id: Shop/api}], groups: [{id: shop/tools}], instance: {}}", []],
  [
    "{projects: [{id: shop/web}, {id: acme/api}]}",
    [
      "error gitlab_repository_file.config: the agent production names projects of several top-level groups: shop, acme",
    ],
  ],
  ['{projects: [{id: shop/web}, {id: "${gitlab_project.x.path_with_namespace}"}]}', []],
])("top-level groups of %s", (access, expected) => {
  expect(of(`ci_access: ${access}`)).toEqual(expected);
});
