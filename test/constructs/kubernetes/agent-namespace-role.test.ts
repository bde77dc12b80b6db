import { describe, expect, test } from "@jest/globals";
import {
  AgentNamespaceRole,
  type AgentNamespaceRoleProps,
  GitlabAgent,
  namespaceViewer,
} from "../../../lib/constructs/kubernetes";
import { refusal } from "../../support/synth";
import { type Estate, freshEstate, written } from "./estate";

const roleOf = (
  { stack, cluster, web }: Estate,
  props: Partial<AgentNamespaceRoleProps> = {},
): AgentNamespaceRole =>
  new AgentNamespaceRole(stack, "WebDeployer", {
    cluster,
    namespace: "web",
    project: web,
    because: "deploys web",
    ...props,
  });

/** The group that is bound. */
function bound(props: Partial<AgentNamespaceRoleProps>): unknown {
  const { resource } = written((e) => {
    new GitlabAgent(e.stack, "Agent", { project: e.web, name: "production" }).allow(e.web);
    roleOf(e, props).grant(namespaceViewer());
  });
  const [binding] = Object.values(resource?.["kubernetes_role_binding_v1"] ?? {}) as [
    { subject: [{ name: string }] },
  ];
  return binding.subject[0].name;
}

test.each<[Partial<AgentNamespaceRoleProps>, string]>([
  [{ deploymentTier: "production" }, "gitlab:project_env_tier:${gitlab_project.Web.id}:production"],
  [{ environment: "live-1" }, "gitlab:project_env:${gitlab_project.Web.id}:live-1"],
  [{}, "gitlab:project:${gitlab_project.Web.id}"],
])("%j binds %s", (props, expected) => {
  expect(bound(props)).toBe(expected);
});

test("role and binding exist once something is granted", () => {
  const role = roleOf(freshEstate());
  expect([role.roleName, role.namespace, role.role, role.binding]).toEqual([
    "web-deployer",
    "web",
    undefined,
    undefined,
  ]);
  expect(role.grant(namespaceViewer())).toBe(role);
  expect([role.role?.node.path, role.binding?.node.path]).toEqual([
    "shop/WebDeployer/Role",
    "shop/WebDeployer/Default",
  ]);
});

describe("it is refused", () => {
  test.each<[string, Partial<AgentNamespaceRoleProps>, string]>([
    ["without a reason", { because: "" }, "a role needs a reason"],
    [
      "with a tier and an environment",
      { deploymentTier: "production", environment: "live" },
      "a group of the agent's names a tier or an environment, not both",
    ],
    ["with another tier", { deploymentTier: "prod" as never }, "deploymentTier is not known"],
    [
      "with an environment that is not its own slug",
      { environment: "review/a" },
      "environment is not allowed",
    ],
    [
      "with an environment that looks like a digest",
      { environment: "review-0abc12" },
      "environment is not allowed",
    ],
    [
      "with an environment of 25 letters",
      { environment: "a".repeat(25) },
      "environment is not allowed",
    ],
    ["with a namespace in capitals", { namespace: "Web" }, "namespace is not allowed"],
  ])("%s", (_name, props, problem) => {
    const { code, where, message } = refusal(() => roleOf(freshEstate(), props));
    expect([code, where, message.split(";")[0]]).toEqual(["ERR_PROP", "shop/WebDeployer", problem]);
  });
});
