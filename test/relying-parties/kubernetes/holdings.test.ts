import { describe, expect, test } from "@jest/globals";
import { findDocuments } from "../../../lib/relying-parties/kubernetes";
import { holdingsOf } from "../../../lib/relying-parties/kubernetes/holdings";
import {
  bindingDocument,
  configuration,
  entry,
  RBAC,
  roleBinding,
  stackWith,
} from "../../support/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

const session = { seconds: 0, because: "as the cluster checks the token itself on each request" };
const role = (kind: string, rules: readonly object[], namespace = "web"): string =>
  JSON.stringify({
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name: "deployer", ...(kind === "Role" ? { namespace } : {}) },
    rules,
  });
const rule = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] };
const binding = (others: object = {}): string => roleBinding(["User gitlab:20"], others);
const clusterWide = (name: string) => ({
  kind: "ClusterRoleBinding",
  roleRef: { apiGroup: RBAC, kind: "ClusterRole", name },
});
const of = (text: string, ...roles: readonly string[]) => {
  const stack = stackWith({
    "auth.yaml": configuration(entry()),
    "rbac.yaml": [text, ...roles].join("\n---\n"),
  });
  return holdingsOf(bindingDocument(stack));
};

describe("what a role allows", () => {
  test.each([
    [
      "a role of the input",
      of(binding(), role("Role", [rule])),
      ["get, patch deployments in namespace web"],
    ],
    [
      "a role of another namespace",
      of(binding(), role("Role", [rule], "api")),
      ["Role deployer in namespace web"],
    ],
    ["a role that is not in the input", of(binding()), ["Role deployer in namespace web"]],
    [
      "a cluster role in a namespace",
      of(
        binding({ roleRef: { kind: "ClusterRole", name: "deployer" } }),
        role("ClusterRole", [rule]),
      ),
      ["get, patch deployments in namespace web"],
    ],
    [
      "a cluster role everywhere",
      of(binding(clusterWide("view"))),
      ["ClusterRole view in every namespace"],
    ],
    [
      "a binding without a namespace",
      of(binding({ metadata: { name: "x" } })),
      ["Role deployer in its namespace"],
    ],
    ["no role", of(binding({ roleRef: null })), []],
  ])("%s", (_name, holdings, permissions) => {
    expect(holdings).toEqual({ permissions, administrator: undefined, session });
  });

  test("a role among Terraform's resources", () => {
    const metadata = { name: "deployer", namespace: "web" };
    const own = { api_groups: ["apps"], resources: ["deployments"], verbs: ["get"] };
    const stack = stackWith(
      { "auth.yaml": configuration(entry()), "rbac.yaml": binding() },
      {
        resource: {
          kubernetes_role_v1: {
            other: { metadata: { name: "x" } },
            elsewhere: { metadata: { ...metadata, namespace: "api" }, rule: own },
            x: { metadata, rule: own },
          },
        },
      },
    );
    expect(holdingsOf(bindingDocument(stack)).permissions).toEqual([
      "get deployments in namespace web",
    ]);
  });
});

describe("administrator rights", () => {
  test.each([
    [
      "cluster-admin everywhere",
      of(binding(clusterWide("cluster-admin"))),
      "it is bound to ClusterRole cluster-admin in every namespace",
    ],
    [
      "everything everywhere",
      of(
        binding(clusterWide("deployer")),
        role("ClusterRole", [{ resources: ["*"], verbs: ["*"] }]),
      ),
      "ClusterRole deployer allows every verb on every resource",
    ],
    [
      "rights that give rights",
      of(
        binding(clusterWide("deployer")),
        role("ClusterRole", [rule, { resources: ["roles"], verbs: ["get", "bind"] }]),
      ),
      "ClusterRole deployer allows bind",
    ],
    [
      "cluster-admin in one namespace",
      of(binding({ roleRef: { kind: "ClusterRole", name: "cluster-admin" } })),
      undefined,
    ],
    [
      "a plain role everywhere",
      of(binding(clusterWide("deployer")), role("ClusterRole", [rule])),
      undefined,
    ],
    [
      "a role of that name",
      of(binding({ ...clusterWide("x"), roleRef: { kind: "Role", name: "cluster-admin" } })),
      undefined,
    ],
  ])("%s", (_name, { administrator }, expected) => {
    expect(administrator).toBe(expected);
  });
});

test("an agent's jobs have what its service account has", () => {
  const [agent] = findDocuments(agentStack("ci_access: {instance: {}}"));
  if (agent === undefined) throw new Error("no agent");
  expect(holdingsOf(agent)).toEqual({
    permissions: ["act as the agent's own service account"],
    administrator: undefined,
    session,
  });
});
