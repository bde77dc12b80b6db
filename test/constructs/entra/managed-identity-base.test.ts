import { expect, test } from "@jest/globals";
import { EntraManagedIdentity } from "../../../lib/constructs/entra";
import { ManagedIdentityBase } from "../../../lib/constructs/entra/managed-identity-base";
import { branch } from "../../../lib/constructs/gitlab";
import { deployer, freshEstate } from "./estate";

test("a new and an existing identity are used alike", () => {
  const e = freshEstate();
  const existing = EntraManagedIdentity.fromName(e.stack, "Old", {
    tenant: e.tenant,
    name: "old",
    resourceGroup: "ci",
    assumedBy: ["main", "dev"].map((name) => e.web.jobs({ ref: branch(name) })),
    because: "deploys the shop",
  });
  for (const identity of [deployer(e), existing]) {
    expect(identity).toBeInstanceOf(ManagedIdentityBase);
    expect(identity.tenant).toBe(e.tenant);
    expect(identity.audience).toBe(e.tenant.audience);
    expect(identity.roleAssignments).toEqual([]);
  }
  expect(existing.credentials.map((c) => c.dependsOn?.length ?? 0)).toEqual([0, 1]);
});
