import { describe, expect, test } from "@jest/globals";
import { App } from "cdktf";
import { namespaceViewer, type NamespaceRoleProps } from "../../../lib/constructs/kubernetes";
import { branch, FederationStack, unprotected } from "../../../lib/constructs/gitlab";
import { kubernetesCiJob } from "../../../lib/constructs/kubernetes/ci-job";
import { freshFolder, refusal, SELF_MANAGED } from "../../support/synth";
import { deployer, estate, freshEstate, written } from "./estate";

test("is a group of jobs, with rights in one namespace", () => {
  const e = freshEstate();
  const role = deployer(e);
  expect([role.roleName, role.namespace, role.group, role.audience]).toEqual([
    "web-deployer",
    "web",
    "gitlab:production:web:web-deployer",
    "kubernetes:production",
  ]);
  expect([role.role, role.binding]).toEqual([undefined, undefined]);
  expect(role.grant(namespaceViewer())).toBe(role);
  expect([role.role?.node.path, role.binding?.node.path]).toEqual([
    "shop/WebDeployer/Role",
    "shop/WebDeployer/Default",
  ]);
});

test("logical names stay, and no subject template is asked for", () => {
  const { resource } = written((e) => deployer(e).grant(namespaceViewer()));
  expect(Object.keys(resource?.["kubernetes_role_v1"] ?? {})).toEqual([
    "WebDeployer_Role_CFDB166E",
  ]);
  expect(Object.keys(resource?.["kubernetes_role_binding_v1"] ?? {})).toEqual(["WebDeployer"]);
  expect(resource?.["gitlab_project"]?.["Web"]).not.toHaveProperty(
    "ci_id_token_sub_claim_components",
  );
});

test("the registry keeps the reasons, what they accept, and the job for its pipeline", () => {
  const e = freshEstate();
  deployer(e, {
    assumedBy: [
      e.web.jobs({ ref: unprotected(branch("main"), { because: "no rules yet" }) }),
      e.api.jobs({ ref: branch("main") }),
    ],
    notEnforced: { ref_type: "no tags here" },
  });
  const { registry } = e.stack;
  expect(registry.notes.get("shop/WebDeployer")?.because).toEqual([
    "deploys web",
    "no rules yet",
    "no tags here",
  ]);
  expect(registry.acknowledgements.map(({ rule, path }) => [rule, path])).toEqual([
    ["trust/unprotected-ref", "shop/WebDeployer"],
  ]);
  expect([...registry.ciJobs.values()]).toEqual([
    kubernetesCiJob({
      name: "web-deployer",
      group: "gitlab:production:web:web-deployer",
      namespace: "web",
      cluster: e.cluster,
      where: "shop",
    }),
  ]);
});

describe("a role is refused", () => {
  const call = (props: Partial<NamespaceRoleProps>) =>
    refusal(() => deployer(freshEstate(), props));
  test.each<[string, Partial<NamespaceRoleProps>, string]>([
    ["without a reason", { because: " " }, "a role needs a reason"],
    ["without jobs", { assumedBy: [] }, "assumedBy names no jobs"],
    ["with a namespace in capitals", { namespace: "Web" }, "namespace is not allowed"],
    ["with a name of two parts", { name: "a.b" }, "name is not allowed"],
    [
      "with a weakening without a reason",
      { notEnforced: { ref: "" } },
      "not enforcing ref needs a reason",
    ],
  ])("%s", (_name, props, problem) => {
    const { code, where, message } = call(props);
    expect([code, where, message.split(";")[0]]).toEqual(["ERR_PROP", "shop/WebDeployer", problem]);
  });

  test("with the cluster of another stack", () => {
    const app = new App({ outdir: freshFolder() });
    const [one, two] = ["one", "two"].map(
      (id) => new FederationStack(app, id, { gitlab: SELF_MANAGED }),
    );
    if (one === undefined || two === undefined) throw new Error("no stacks");
    const e = estate(one);
    expect(refusal(() => deployer({ ...e, stack: two })).message.split(";")[0]).toBe(
      "cluster belongs to another stack",
    );
  });

  test("where another role of the namespace has its name", () => {
    const e = freshEstate();
    deployer(e, { name: "x" });
    expect(refusal(() => deployer(e, { name: "x" }, "Again"))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Again",
    });
  });
});
