import { expect, test } from "@jest/globals";
import {
  artifactRegistry,
  GcpDirectAccess,
  gcsPrefix,
  GcpWorkloadIdentityPool,
  projectRole,
} from "../../../lib/constructs/gcp";
import { FederationStack } from "../../../lib/constructs/gitlab";
import { synthesizedExample } from "../../support/example";
import { SELF_MANAGED } from "../../support/synth";
import { cycle, describeWithTerraform } from "../../support/terraform/stub";
import { estate, mainJobs, publisher } from "./estate";

function whole(pool: { readonly displayName: string }) {
  return synthesizedExample((app) => {
    const stack = new FederationStack(app, "shop", { gitlab: SELF_MANAGED });
    const jwksJson = JSON.stringify({ keys: [{ kty: "RSA", n: "x", e: "AQAB" }] });
    const e = estate(stack, { jwksJson, ...pool });
    publisher(e).grant(gcsPrefix("shop-web", "releases/").readWrite());
    new GcpDirectAccess(stack, "Reader", {
      pool: e.pool,
      assumedBy: mainJobs(e),
      because: "reads",
    }).grant(artifactRegistry("europe-west3", "web").pull(), projectRole("roles/run.viewer"));
    expect(e.pool).toBeInstanceOf(GcpWorkloadIdentityPool);
    return stack;
  });
}

describeWithTerraform("Terraform core takes a pool with its identities through its life", () => {
  test("init, validate, plan, apply, no change, changed plan, destroy", async () => {
    const { changedPlan } = await cycle(
      whole({ displayName: "GitLab" }),
      whole({ displayName: "GitLab CI" }),
    );
    const changed = changedPlan?.resource_changes?.filter(
      (c) => c.change.actions.join() !== "no-op",
    );
    expect(changed?.map((c) => `${c.type} ${c.change.actions.join()}`)).toEqual([
      "google_iam_workload_identity_pool update",
    ]);
  });
});
