import { describe, expect, test } from "@jest/globals";
import { findBindings } from "../../../lib/relying-parties/kubernetes";
import { knownName } from "../../../lib/relying-parties/kubernetes/name";
import { RBAC, roleBinding, stackWith } from "../../support/kubernetes";

const GROUP = { kind: "Group", name: knownName("gitlab:a") };
const role = { kind: "Role", name: "deployer" };

describe("bindings", () => {
  const resource = (type: string, others: object = {}) =>
    stackWith(
      {},
      {
        resource: {
          [type]: {
            deploy: {
              metadata: { name: "deploy", namespace: "web" },
              role_ref: { api_group: RBAC, kind: "Role", name: "deployer" },
              subject: [{ kind: "Group", name: "gitlab:a" }],
              ...others,
            },
          },
        },
      },
    );

  test.each([
    ["kubernetes_role_binding", false],
    ["kubernetes_role_binding_v1", false],
    ["kubernetes_cluster_role_binding", true],
    ["kubernetes_cluster_role_binding_v1", true],
  ])("of %s", (type, isClusterWide) => {
    expect(findBindings(resource(type))).toEqual([
      {
        identity: `${type}.deploy`,
        name: "deploy",
        isClusterWide,
        ...(isClusterWide ? {} : { namespace: "web" }),
        role,
        subjects: [GROUP],
        gaps: [],
      },
    ]);
  });

  test("of a manifest in Terraform", () => {
    const manifest = JSON.parse(roleBinding(["Group gitlab:a"])) as object;
    const stack = stackWith(
      {},
      {
        resource: { kubernetes_manifest: { x: { manifest }, pod: { manifest: { kind: "Pod" } } } },
      },
    );
    expect(findBindings(stack)).toEqual([
      {
        identity: "kubernetes_manifest.x",
        name: "deploy",
        isClusterWide: false,
        namespace: "web",
        role,
        subjects: [GROUP],
        gaps: [],
      },
    ]);
  });

  test("of files, told apart by namespace where names are equal", () => {
    const other = roleBinding(["User gitlab:b", "ServiceAccount ci"], {
      metadata: { name: "deploy", namespace: "api" },
    });
    const files = {
      "rbac.yaml": `${roleBinding(["Group gitlab:a"])}\n---\n${other}`,
      "b.yaml": roleBinding([]),
    };
    expect(
      findBindings(stackWith(files)).map(({ identity, subjects }) => [identity, subjects]),
    ).toEqual([
      ["rbac.yaml#web/deploy", [GROUP]],
      [
        "rbac.yaml#api/deploy",
        [
          { kind: "User", name: knownName("gitlab:b") },
          { kind: "User", name: knownName("system:serviceaccount:web:ci") },
        ],
      ],
      ["b.yaml#deploy", []],
    ]);
  });

  test.each([
    [
      "subjects that are not known",
      { subject: "${var.subjects}" },
      ["the subjects of kubernetes_role_binding.deploy are not known before apply"],
    ],
    [
      "a name that is no text",
      { subject: [{ kind: "User", name: 5 }] },
      ["the name of subject 1 of kubernetes_role_binding.deploy is no text"],
    ],
    [
      "a kind that is not known",
      { subject: [{ kind: "${var.kind}", name: "a" }] },
      ["the kind of subject 1 of kubernetes_role_binding.deploy is not known before apply"],
    ],
    [
      "a subject of another API group",
      { subject: [{ kind: "User", name: "a", api_group: "example.com" }] },
      [],
    ],
    ["a service account", { subject: [{ kind: "ServiceAccount", name: "a" }] }, []],
  ])("%s", (_name, others, gaps) => {
    const [binding] = findBindings(resource("kubernetes_role_binding", others));
    expect(binding?.gaps.map(({ message }) => message)).toEqual(gaps);
    expect(binding?.subjects).toEqual([]);
  });

  test("a binding without a role or a name is known by its address", () => {
    const [binding] = findBindings(
      resource("kubernetes_role_binding", { role_ref: null, metadata: null }),
    );
    expect([binding?.role, binding?.name]).toEqual([undefined, "kubernetes_role_binding.deploy"]);
  });

  test("kinds of other API groups are none", () => {
    expect(
      findBindings(stackWith({ "a.yaml": roleBinding([], { apiVersion: "example.com/v1" }) })),
    ).toEqual([]);
  });
});
