import { describe, expect, test } from "@jest/globals";
import {
  GcpDirectAccess,
  type GcpDirectAccessProps,
  gcsPrefix,
  projectRole,
} from "../../../lib/constructs/gcp";
import { gcpCiJob } from "../../../lib/constructs/gcp/ci-job";
import { refusal } from "../../support/synth";
import {
  AUDIENCE,
  type Estate,
  freshEstate,
  mainJobs,
  memberOf,
  POOL_ADDRESS,
  resources,
} from "./estate";

const reader = (e: Estate, props: Partial<GcpDirectAccessProps> = {}): GcpDirectAccess =>
  new GcpDirectAccess(e.stack, "StorefrontReader", {
    pool: e.pool,
    assumedBy: mainJobs(e),
    because: "reads builds",
    ...props,
  });

describe("GcpDirectAccess", () => {
  test("gives roles to the jobs themselves", () => {
    const written = resources((e) => {
      const own = reader(e).grant(
        gcsPrefix("shop-web", "").read(),
        projectRole("roles/run.developer"),
      );
      expect(own.name).toBe("storefront_reader");
      expect(own.audience).toBe(AUDIENCE);
      expect(own.member).toBe(memberOf("storefront_reader"));
      expect([...e.stack.registry.ciJobs.values()]).toEqual([
        gcpCiJob({ name: "storefront_reader", identity: own.member, pool: e.pool, where: "x" }),
      ]);
    });
    const common = {
      depends_on: [POOL_ADDRESS],
      member: memberOf("storefront_reader"),
      provider: "google.Google",
    };
    expect(Object.values(written["google_storage_bucket_iam_member"] ?? {})).toEqual([
      { ...common, bucket: "shop-web", role: "roles/storage.objectViewer" },
    ]);
    expect(Object.values(written["google_project_iam_member"] ?? {})).toEqual([
      { ...common, project: "shop-prod", role: "roles/run.developer" },
    ]);
    expect(written["google_service_account"]).toBeUndefined();
  });

  test.each(["Reader", "a-b", "", "x".repeat(101)])("refuses the name %j", (name) => {
    expect(refusal(() => reader(freshEstate(), { name })).code).toBe("ERR_PROP");
  });

  test("takes another name", () => {
    expect(reader(freshEstate(), { name: "x".repeat(100) }).member).toBe(memberOf("x".repeat(100)));
  });
});
