import { expect, test } from "@jest/globals";
import { agentWithoutAccessAs } from "../../../lib/guardrails/rules/kubernetes-agent-without-access-as";
import { findingsOf } from "../../support/input";
import { agentStack } from "../../support/kubernetes-agents";
import { stackInput } from "../../support/kubernetes-input";

const of = (content: string): readonly string[] =>
  findingsOf(agentWithoutAccessAs, stackInput(agentStack(content)));

test("jobs that act as the agent are told in one finding", () => {
  expect(
    of(
      "ci_access: {projects: [{id: shop/web}, {id: a/b, access_as: {ci_job: {}}}], groups: [{id: shop, access_as: {agent: {}}}], instance: {}}",
    ),
  ).toEqual([
    "warning gitlab_repository_file.config: jobs of shop/web, group shop, every project act as the agent production itself",
  ]);
});

test.each(["ci_job: {}", "ci_user: {}", "impersonate: {username: x}"])(
  "access_as %s is quiet",
  (as) => {
    expect(of(`ci_access: {projects: [{id: shop/web, access_as: {${as}}}]}`)).toEqual([]);
  },
);
