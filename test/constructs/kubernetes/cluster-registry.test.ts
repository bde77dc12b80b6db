import { expect, test } from "@jest/globals";
import { App } from "cdktf";
import { FederationStack } from "../../../lib/constructs/gitlab";
import { KubernetesCluster } from "../../../lib/constructs/kubernetes";
import { claimServer } from "../../../lib/constructs/kubernetes/cluster-registry";
import { freshFolder, freshStack, refusal, SELF_MANAGED } from "../../support/synth";

test("a server has one configuration in a program, whatever its stacks", () => {
  const app = new App({ outdir: freshFolder() });
  const [one, two] = ["one", "two"].map(
    (id) => new FederationStack(app, id, { gitlab: SELF_MANAGED }),
  );
  if (one === undefined || two === undefined) throw new Error("no stacks");
  claimServer(one, "https://a.example");
  claimServer(two, "https://b.example");
  expect(refusal(() => claimServer(two, "https://a.example"))).toEqual({
    code: "ERR_DUPLICATE",
    where: "two",
    message:
      "the cluster at https://a.example is defined twice, first at one; fix: define the KubernetesCluster once and pass it on; at two",
  });
});

test("programs do not know of each other", () => {
  const clusters = [1, 2].map(
    () =>
      new KubernetesCluster(freshStack().stack, "K", { name: "k", server: "https://a.example" }),
  );
  expect(clusters.map(({ server }) => server)).toEqual(["https://a.example", "https://a.example"]);
});
