import { describe, expect, test } from "@jest/globals";
import { GitlabInstance, GitlabProject } from "../../../lib/constructs/gitlab";
import {
  type AgentAccess,
  GitlabAgent,
  type GitlabAgentProps,
} from "../../../lib/constructs/kubernetes";
import { parseYaml } from "../../../lib/relying-parties/manifests";
import { freshStack, refusal } from "../../support/synth";
import { type Estate, estate, freshEstate, written } from "./estate";

const agentOf = ({ stack, web }: Estate, props: Partial<GitlabAgentProps> = {}): GitlabAgent =>
  new GitlabAgent(stack, "Agent", { project: web, name: "production", ...props });
const content = (build: (agent: GitlabAgent, e: Estate) => void): unknown => {
  const { resource } = written((e) => build(agentOf(e), e));
  const [file] = Object.values(resource?.["gitlab_repository_file"] ?? {}) as [{ content: string }];
  return parseYaml(file.content, "x")[0];
};
const AS_JOB = { protected_branches_only: true, access_as: { ci_job: {} } };

test("is registered with its project; nobody may use it yet", () => {
  const { resource } = written((e) => expect(agentOf(e).context).toBe("shop/web:production"));
  expect(resource?.["gitlab_cluster_agent"]).toEqual({
    Agent: { name: "production", project: "${gitlab_project.Web.id}", provider: "gitlab" },
  });
  expect(resource?.["gitlab_repository_file"]).toBeUndefined();
});

test("its configuration is a file of the project, rewritten with each entry", () => {
  const { resource } = written(
    (e) => void agentOf(e, { branch: "trunk" }).allow(e.web).allow(e.api),
  );
  expect(resource?.["gitlab_repository_file"]).toEqual({
    Agent_Configuration_AC3B6826: {
      branch: "trunk",
      commit_message: "Who may use the agent production",
      content: expect.any(String),
      encoding: "text",
      file_path: ".gitlab/agents/production/config.yaml",
      project: "${gitlab_project.Web.id}",
      provider: "gitlab",
    },
  });
});

describe("jobs act as themselves, from protected branches", () => {
  test.each<[string, (agent: GitlabAgent, e: Estate) => void, unknown]>([
    ["a project", (agent, e) => agent.allow(e.api), { projects: [{ id: "shop/api", ...AS_JOB }] }],
    [
      "in environments",
      (agent, e) => agent.allow(e.api, { environments: ["production", "review/*"] }),
      { projects: [{ id: "shop/api", environments: ["production", "review/*"], ...AS_JOB }] },
    ],
    [
      "a group",
      (agent, e) => agent.allowGroup(e.group, { because: "all teams" }),
      { groups: [{ id: "shop", ...AS_JOB }] },
    ],
    [
      "any branch",
      (agent, e) => agent.allow(e.api, { unprotected: { because: "review apps" } }),
      { projects: [{ id: "shop/api", access_as: { ci_job: {} } }] },
    ],
  ])("%s", (_name, build, expected) => {
    expect(content(build)).toEqual({ ci_access: expected });
  });
});

test("loose entries are reasons that the registry keeps", () => {
  const e = freshEstate();
  agentOf(e).allowGroup(e.group, { because: "all teams", unprotected: { because: "review apps" } });
  expect(e.stack.registry.notes.get("shop/Agent")?.because).toEqual(["all teams", "review apps"]);
  expect(e.stack.registry.acknowledgements.map(({ rule }) => rule)).toEqual([
    "trust/group-wide",
    "trust/any-ref",
    "trust/unprotected-ref",
  ]);
});

describe("it is refused", () => {
  test.each<[string, (e: Estate) => unknown, string]>([
    ["a name in capitals", (e) => agentOf(e, { name: "Prod" }), "name is not allowed"],
    [
      "a project twice",
      (e) => agentOf(e).allow(e.api).allow(e.api),
      "the agent takes no further entry",
    ],
    [
      "a group without a reason",
      (e) => agentOf(e).allowGroup(e.group, { because: "" }),
      "a whole group needs a reason",
    ],
    [
      "any branch without a reason",
      (e) => agentOf(e).allow(e.api, { unprotected: { because: "" } }),
      "unprotected needs a reason",
    ],
    [
      "an environment that GitLab does not know",
      (e) => agentOf(e).allow(e.api, { environments: ["a:b"] } satisfies AgentAccess),
      "environments is not the name of an environment",
    ],
  ])("%s", (_name, call, problem) => {
    const { code, where, message } = refusal(() => call(freshEstate()));
    expect([code, where, message.split(";")[0]]).toEqual(["ERR_PROP", "shop/Agent", problem]);
  });

  test("on GitLab Free", () => {
    const free = GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "free",
    });
    expect(refusal(() => agentOf(freshEstate(free))).message.split(";")[0]).toBe(
      "an agent whose jobs act as themselves needs GitLab Premium or Ultimate",
    );
  });

  test("twice in a project", () => {
    const { stack } = freshStack();
    const e = estate(stack);
    agentOf(e);
    expect(
      refusal(() => new GitlabAgent(stack, "Again", { project: e.web, name: "production" })).code,
    ).toBe("ERR_DUPLICATE");
  });

  test("more than 500 entries", () => {
    const e = freshEstate();
    const agent = agentOf(e);
    const projects = Array.from({ length: 501 }, (_, i) =>
      GitlabProject.fromPath(e.stack, `P${i}`, { path: `shop/p${i}` }),
    );
    const last = projects.pop();
    for (const project of projects) agent.allow(project);
    expect(refusal(() => last && agent.allow(last)).code).toBe("ERR_PROP");
  });
});
