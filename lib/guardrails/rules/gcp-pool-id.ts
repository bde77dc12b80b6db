import { POOL_ID } from "../../relying-parties/gcp";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

export const gcpPoolId: Rule = {
  id: "gcp/pool-id",
  severity: "error",
  title: "A pool or a provider has an id that Google refuses.",
  why: "An id has 4 to 32 lower-case letters, digits and -, and does not start with gcp-, which Google keeps for itself (cloud.google.com/iam, REST projects.locations.workloadIdentityPools.create). A pool that was destroyed keeps its id for 30 days.",
  fix: "choose another id",
  *check(input) {
    for (const [type, attribute] of [
      ["google_iam_workload_identity_pool", "workload_identity_pool_id"],
      ["google_iam_workload_identity_pool_provider", "workload_identity_pool_provider_id"],
    ] as const) {
      for (const placed of managed(input, type)) {
        const id = textOf(placed.resource, attribute);
        if (id === undefined || POOL_ID.test(id)) continue;
        yield at(placed, {
          message: `${attribute} is no id that Google takes`,
          given: id,
          allowed: "4 to 32 lower-case letters, digits and -, not starting with gcp-",
        });
      }
    }
  },
};
