import { describe, expect, test } from "@jest/globals";
import { exact, glob, NOBODY, type Trust, trustOf, union } from "../../../lib/core";
import { findDocuments } from "../../../lib/relying-parties/kubernetes";
import {
  agentOf,
  agentSubjects,
  gitlabUrl,
  serviceAccountJobs,
} from "../../../lib/relying-parties/kubernetes/agent-trust";
import { findAgentConfigs } from "../../../lib/relying-parties/kubernetes";
import { knownName } from "../../../lib/relying-parties/kubernetes/name";
import { roleBinding, stackWith } from "../../support/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

const PROJECT = [{ kind: "Group" as const, name: knownName("gitlab:project:20") }];
const AS_JOB =
  "ci_access: {projects: [{id: shop/web, protected_branches_only: true, access_as: {ci_job: {}}}]}";
const TWENTY = trustOf({ project_id: exact("20") });

describe("jobs that act as themselves", () => {
  test.each<[string, string, Trust]>([
    [
      "have the name and are let in",
      AS_JOB,
      trustOf({
        project_path: exact("shop/web"),
        project_id: exact("20"),
        ref_protected: exact("true"),
      }),
    ],
    [
      "in an environment",
      "ci_access: {groups: [{id: shop, environments: ['review/*', prod], access_as: {ci_job: {}}}]}",
      trustOf({
        project_path: glob("shop/*"),
        project_id: exact("20"),
        environment: union(exact("prod"), glob("review/*")),
      }),
    ],
    ["are nobody where they act as the agent", "ci_access: {projects: [{id: shop/web}]}", NOBODY],
    ["everywhere", "ci_access: {instance: {access_as: {ci_job: {}}}}", TWENTY],
  ])("%s", (_name, content, expected) => {
    const [agent] = agentSubjects(PROJECT, agentStack(content));
    expect(agent?.trust).toEqual(expected);
  });

  test("where no configuration is in the input the name alone tells", () => {
    expect(agentSubjects(PROJECT, stackWith({}))).toEqual([
      { issuer: "https://gitlab.com", trust: TWENTY, notUnderstood: [] },
    ]);
  });

  test("where the configuration cannot be read the name alone tells, and that is told", () => {
    const [agent] = agentSubjects(PROJECT, agentStack("a: ["));
    expect([agent?.trust, agent?.notUnderstood.length]).toEqual([TWENTY, 1]);
  });

  test("users and other groups are none of the agent's", () => {
    const others = [
      { kind: "User" as const, name: knownName("gitlab:project:20") },
      { kind: "Group" as const, name: knownName("gitlab:x") },
    ];
    expect(agentSubjects(others, agentStack(AS_JOB))).toEqual([]);
  });
});

describe("jobs that act as the agent", () => {
  test("are those of entries without access_as", () => {
    const content =
      "ci_access: {projects: [{id: shop/web}, {id: shop/api, access_as: {ci_job: {}}}]}";
    expect(serviceAccountJobs(agentStack(content))).toEqual([
      {
        identity: "gitlab_cluster_agent.production",
        name: "production",
        jobs: {
          issuer: "https://gitlab.com",
          trust: trustOf({ project_path: exact("shop/web") }),
          notUnderstood: [],
        },
      },
    ]);
    expect(serviceAccountJobs(agentStack(AS_JOB))).toEqual([]);
  });

  test("without the agent's resource the file is the identity", () => {
    const stack = agentStack("ci_access: {instance: {}}", {
      resource: { gitlab_cluster_agent: {} },
    });
    expect(serviceAccountJobs(stack).map(({ identity }) => identity)).toEqual([
      "gitlab_repository_file.config",
    ]);
  });

  test("a configuration that cannot be read may let in everybody", () => {
    expect(serviceAccountJobs(agentStack("a: ["))[0]?.jobs.trust.grants).toHaveLength(1);
  });

  test("of agents of one name, that of the same project reads the file", () => {
    const resource = {
      gitlab_cluster_agent: {
        a: { project: "10", name: "production" },
        b: { project: "20", name: "production" },
      },
    };
    const stack = agentStack(AS_JOB, { resource });
    const [config] = findAgentConfigs(stack);
    expect(config && agentOf(config, stack)?.address).toBe("gitlab_cluster_agent.b");
  });
});

test.each([
  [{}, "https://gitlab.com"],
  [
    { provider: { gitlab: [{ base_url: "https://gitlab.example.com/api/v4/" }] } },
    "https://gitlab.example.com",
  ],
  [{ provider: { gitlab: [{ token: "x" }] } }, "https://gitlab.com"],
])("the GitLab of %j", (rest, expected) => {
  expect(gitlabUrl(stackWith({}, rest))).toBe(expected);
});

test("the GitLab of a resource is that of its provider", () => {
  const stack = agentStack("ci_access: {instance: {}}", {
    rest: { provider: { gitlab: [{}, { alias: "own", base_url: "https://gitlab.example.com" }] } },
    file: { provider: "gitlab.own" },
  });
  expect(serviceAccountJobs(stack)[0]?.jobs.issuer).toBe("https://gitlab.example.com");
});

test("a binding of the agent's groups and the agent are both found", () => {
  const files = { "rbac.yaml": roleBinding(["Group gitlab:ci_job"]) };
  const content =
    "ci_access: {projects: [{id: shop/web}, {id: shop/api, access_as: {ci_job: {}}}]}";
  expect(
    findDocuments(agentStack(content, { files })).map(({ identity, kind }) => [identity, kind]),
  ).toEqual([
    ["rbac.yaml#deploy", "binding"],
    ["gitlab_cluster_agent.production", "agent"],
  ]);
});
