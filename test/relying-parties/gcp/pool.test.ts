import { expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { poolKey } from "../../../lib/relying-parties/gcp/pool";
import { only, POOL, poolResources, stackOf } from "../../support/gcp";

const stack = stackOf({
  resource: {
    ...poolResources(),
    google_iam_workload_identity_pool: {
      gitlab: { workload_identity_pool_id: "gitlab-pool" },
      late: { workload_identity_pool_id: "${var.pool}" },
      made: { workload_identity_pool_id: "p-${random_id.x.hex}" },
    },
  },
});
const from = only(stack, "google_service_account_iam_member");
const named = (reference: string): string => opaque(`\${${reference}}`);

test.each([
  ["an id", "gitlab-pool", "gitlab-pool"],
  ["a resource name", POOL, "gitlab-pool"],
  ["a pool by reference", named("google_iam_workload_identity_pool.gitlab.name"), "gitlab-pool"],
  [
    "an id by reference in a resource name",
    `projects/${named("data.google_project.x.number")}/locations/global/workloadIdentityPools/${named("google_iam_workload_identity_pool.gitlab.workload_identity_pool_id")}`,
    "gitlab-pool",
  ],
  [
    "a pool whose id is not known",
    named("google_iam_workload_identity_pool.late.name"),
    "google_iam_workload_identity_pool.late",
  ],
  [
    "a pool whose id is partly known",
    named("google_iam_workload_identity_pool.made.name"),
    "google_iam_workload_identity_pool.made",
  ],
  ["a pool that is not there", named("google_iam_workload_identity_pool.other.name"), undefined],
  ["a variable", named("var.pool"), undefined],
  ["a part of an id", `gitlab-${named("var.stage")}`, undefined],
])("%s", (_name, text, expected) => {
  expect(poolKey(text, from, stack)).toBe(expected);
});
