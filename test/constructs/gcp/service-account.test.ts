import { describe, expect, test } from "@jest/globals";
import {
  artifactRegistry,
  gcsPrefix,
  type GcpServiceAccountProps,
} from "../../../lib/constructs/gcp";
import { gcpCiJob } from "../../../lib/constructs/gcp/ci-job";
import {
  AUDIENCE,
  freshEstate,
  mainJobs,
  memberOf,
  POOL_ADDRESS,
  publisher,
  resources,
} from "./estate";
import { refusal } from "../../support/synth";

const EMAIL = "storefront-publisher@shop-prod.iam.gserviceaccount.com";

describe("GcpServiceAccount", () => {
  test("is an account that the named jobs act as", () => {
    const written = resources((e) => {
      const account = publisher(e);
      expect(account.accountId).toBe("storefront-publisher");
      expect(account.email).toBe(EMAIL);
      expect(account.audience).toBe(AUDIENCE);
      expect(account.resource.node.path).toBe("shop/StorefrontPublisher/Default");
      expect(account.federation.node.path).toBe("shop/StorefrontPublisher/Federation");
      expect([...e.stack.registry.ciJobs.values()]).toEqual([
        gcpCiJob({
          name: "storefront-publisher",
          identity: EMAIL,
          serviceAccount: EMAIL,
          pool: e.pool,
          where: "x",
        }),
      ]);
    });
    expect(written["google_service_account"]).toEqual({
      StorefrontPublisher: {
        account_id: "storefront-publisher",
        description: "uploads builds",
        project: "shop-prod",
        provider: "google.Google",
      },
    });
    expect(written["google_service_account_iam_member"]).toEqual({
      StorefrontPublisher_Federation_CBA07BFD: {
        depends_on: [POOL_ADDRESS],
        member: memberOf("storefront_publisher"),
        provider: "google.Google",
        role: "roles/iam.workloadIdentityUser",
        service_account_id: "${google_service_account.StorefrontPublisher.name}",
      },
    });
  });

  test("grants follow one another", () => {
    const written = resources((e) => {
      publisher(e, { accountId: "gitlab-deploy", because: "uploads ${builds}, für immer" })
        .grant(gcsPrefix("shop-web", "releases/").readWrite())
        .grant(artifactRegistry("europe-west3", "web").push());
    });
    const member = "serviceAccount:gitlab-deploy@shop-prod.iam.gserviceaccount.com";
    const common = {
      depends_on: ["google_service_account.StorefrontPublisher"],
      member,
      provider: "google.Google",
    };
    expect(Object.values(written["google_service_account"] ?? {})).toEqual([
      {
        account_id: "gitlab-deploy",
        description: "uploads $${builds}, für immer",
        project: "shop-prod",
        provider: "google.Google",
      },
    ]);
    expect(Object.values(written["google_storage_bucket_iam_member"] ?? {})).toEqual([
      {
        ...common,
        bucket: "shop-web",
        condition: {
          expression:
            'resource.name.startsWith("projects/_/buckets/shop-web/objects/releases/") || api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("releases/")',
          title: "below the prefix",
        },
        role: "roles/storage.objectUser",
      },
    ]);
    expect(Object.values(written["google_artifact_registry_repository_iam_member"] ?? {})).toEqual([
      {
        ...common,
        location: "europe-west3",
        project: "shop-prod",
        repository: "web",
        role: "roles/artifactregistry.writer",
      },
    ]);
  });

  test.each<[string, Partial<GcpServiceAccountProps>]>([
    ["a short id", { accountId: "short" }],
    ["an id in capitals", { accountId: "Publisher" }],
    ["no reason", { because: "" }],
    ["a reason of 257 bytes", { because: "x".repeat(257) }],
    ["no jobs", { assumedBy: [] }],
    ["a claim without a reason", { notEnforced: { ref: "" } }],
  ])("refuses %s", (_name, props) => {
    const e = freshEstate();
    const { code, where } = refusal(() => publisher(e, props));
    expect([code, where]).toEqual(["ERR_PROP", "shop/StorefrontPublisher"]);
  });

  test("a reason may have 256 bytes", () => {
    expect(() => publisher(freshEstate(), { because: "é".repeat(128) })).not.toThrow();
  });

  test("leaves out what is not enforced, with the reason", () => {
    const written = resources((e) => {
      const assumedBy = mainJobs(e, { pipelineSource: "push" });
      publisher(e, { assumedBy, notEnforced: { pipeline_source: "schedules may upload too" } });
    });
    const [provider] = Object.values(written["google_iam_workload_identity_pool_provider"] ?? {});
    expect(JSON.stringify(provider)).not.toContain("pipeline_source");
  });
});
