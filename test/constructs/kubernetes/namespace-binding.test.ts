import { expect, test } from "@jest/globals";
import type { namespaceViewer } from "../../../lib/constructs/kubernetes";
import { namespaceDeployer, namespaceRule } from "../../../lib/constructs/kubernetes";
import { NamespaceBinding } from "../../../lib/constructs/kubernetes/namespace-binding";
import { Construct } from "constructs";
import { written } from "./estate";

const RULE = namespaceRule({ apiGroups: [""], resources: ["pods"], verbs: ["get"] });
const build = (...grants: readonly (readonly ReturnType<typeof namespaceViewer>[])[]) =>
  written(({ cluster, stack }) => {
    const binding = new NamespaceBinding(new Construct(stack, "Reader"), {
      cluster,
      namespace: "web",
      name: "reader",
      group: "gitlab:a",
      because: "looks ${in}",
    });
    for (const grant of grants) binding.add(grant);
  }).resource ?? {};

test("a role and its binding exist once something is granted", () => {
  expect(Object.keys(build()).filter((type) => type.startsWith("kubernetes_"))).toEqual([]);
  expect(Object.keys(build([])).filter((type) => type.startsWith("kubernetes_"))).toEqual([]);
});

test("the role collects what is granted, the binding names the group", () => {
  const metadata = {
    annotations: { "kubernetes.io/description": "looks $${in}" },
    name: "reader",
    namespace: "web",
  };
  const { kubernetes_role_v1: roles, kubernetes_role_binding_v1: bindings } = build(
    [RULE],
    [RULE, RULE],
  );
  const rule = { api_groups: [""], resources: ["pods"], verbs: ["get"] };
  expect(Object.values(roles ?? {})).toEqual([
    { metadata, provider: "kubernetes.Production", rule: [rule, rule, rule] },
  ]);
  expect(Object.values(bindings ?? {})).toEqual([
    {
      depends_on: [`kubernetes_role_v1.${Object.keys(roles ?? {})[0]}`],
      metadata,
      provider: "kubernetes.Production",
      role_ref: { api_group: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
      subject: [{ api_group: "rbac.authorization.k8s.io", kind: "Group", name: "gitlab:a" }],
    },
  ]);
});

test("a grant has a rule for each of its parts", () => {
  const [role] = Object.values(build([namespaceDeployer()])["kubernetes_role_v1"] ?? {}) as [
    { rule: unknown[] },
  ];
  expect(role.rule).toHaveLength(5);
});
