import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { findAgentConfigs } from "../../../lib/relying-parties/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

const of = (content: string, file: object = {}) =>
  findAgentConfigs(agentStack(content, { file }))[0];
const plain = { environments: [], isProtectedOnly: false, accessAs: "agent" };

describe("ci_access", () => {
  test.each<[string, string, unknown]>([
    [
      "a project",
      "ci_access: {projects: [{id: shop/web}]}",
      [{ ...plain, kind: "project", path: "shop/web" }],
    ],
    ["a group", "ci_access: {groups: [{id: shop}]}", [{ ...plain, kind: "group", path: "shop" }]],
    ["the instance", "ci_access: {instance: {}}", [{ ...plain, kind: "instance", path: "" }]],
    [
      "every option",
      "ci_access: {projects: [{id: a/b, environments: [production, 'review/*', 5], protected_branches_only: true, access_as: {ci_job: {}}}]}",
      [
        {
          kind: "project",
          path: "a/b",
          environments: ["production", "review/*"],
          isProtectedOnly: true,
          accessAs: "ci_job",
        },
      ],
    ],
    [
      "a user",
      "ci_access: {projects: [{id: a/b, access_as: {ci_user: {}}}]}",
      [{ ...plain, kind: "project", path: "a/b", accessAs: "ci_user" }],
    ],
    [
      "the agent itself",
      "ci_access: {projects: [{id: a/b, access_as: {agent: {}}}]}",
      [{ ...plain, kind: "project", path: "a/b" }],
    ],
    [
      "a null in its place",
      "ci_access: {projects: [{id: a/b, access_as: {ci_job: null}}], instance: null}",
      [{ ...plain, kind: "project", path: "a/b", accessAs: "ci_job" }],
    ],
    ["an entry without an id", "ci_access: {projects: [{}]}", []],
    ["none", "user_access: {}", []],
    ["an empty file", "", []],
  ])("%s", (_name, content, expected) => {
    expect(of(content)?.access).toEqual(expected);
    expect(of(content)?.gaps).toEqual([]);
  });

  test("base64 is decoded", () => {
    const content = btoa("ci_access: {groups: [{id: shop}]}");
    expect(of(content, { encoding: "base64" })?.access).toEqual([
      { ...plain, kind: "group", path: "shop" },
    ]);
  });

  test("a path that is not known yet is an opaque one", () => {
    const [access] =
      of('ci_access:\n  projects:\n    - id: "${gitlab_project.web.path_with_namespace}"\n')
        ?.access ?? [];
    expect(access?.path).toBe(opaque("${gitlab_project.web.path_with_namespace}"));
  });
});

test.each<[string, string, object, string]>([
  ["no YAML", "a: [", {}, "cannot be read"],
  ["a key twice", "a: 1\na: 2", {}, "cannot be read"],
  ["no base64", "%", { encoding: "base64" }, "is not valid in its encoding"],
  ["no UTF-8", "gIA=", { encoding: "base64" }, "is not valid in its encoding"],
  ["no text", "5", { content: 5 }, "is no text"],
])("%s is told", (_name, content, file, problem) => {
  expect(of(content, file)?.gaps).toEqual([
    { code: "not-understood", message: `gitlab_repository_file.config.content ${problem}` },
  ]);
});

test.each([
  ".gitlab/agents/Production/config.yaml",
  "agents/x/config.yaml",
  ".gitlab/agents/x/other.yaml",
  ".gitlab/agents/-x/config.yaml",
])("%s is no agent's", (file_path) => {
  expect(of("", { file_path })).toBeUndefined();
});

test("a .yml file is one too", () => {
  expect(of("", { file_path: ".gitlab/agents/edge-1/config.yml" })?.name).toBe("edge-1");
});
