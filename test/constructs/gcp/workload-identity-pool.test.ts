import { describe, expect, test } from "@jest/globals";
import {
  GcpDirectAccess,
  GcpWorkloadIdentityPool,
  type GcpWorkloadIdentityPoolProps,
} from "../../../lib/constructs/gcp";
import { GitlabInstance, GitlabProject, branch } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";
import {
  AUDIENCE,
  estate,
  freshEstate,
  MAIN,
  mainJobs,
  POOL_NAME,
  PROPS,
  publisher,
  resources,
} from "./estate";

const PROVIDER = {
  attribute_condition: MAIN,
  attribute_mapping: {
    "attribute.storefront_publisher": `${MAIN} ? 'true' : 'false'`,
    "google.subject": "assertion.project_id + ':' + assertion.ref_type + ':' + assertion.ref",
  },
  oidc: { allowed_audiences: [AUDIENCE], issuer_uri: "https://gitlab.example.com" },
  project: "shop-prod",
  provider: "google.Google",
  workload_identity_pool_id:
    "${google_iam_workload_identity_pool.Google_Pool_97F8E7F3.workload_identity_pool_id}",
  workload_identity_pool_provider_id: "gitlab",
};
const POOL = {
  project: "shop-prod",
  provider: "google.Google",
  workload_identity_pool_id: "gitlab-pool",
};

const providers = (
  props: Partial<GcpWorkloadIdentityPoolProps> = {},
): Readonly<Record<string, unknown>> =>
  resources((e) => publisher(e), props)["google_iam_workload_identity_pool_provider"] ?? {};

describe("GcpWorkloadIdentityPool", () => {
  test("is a pool, and has no provider before an identity trusts it", () => {
    const { output, provider, resource } = synthesized((stack) => {
      const pool = new GcpWorkloadIdentityPool(stack, "Google", PROPS);
      expect(pool.providerName).toBe(`${POOL_NAME}/providers/gitlab`);
      expect(pool.audience).toBe(AUDIENCE);
      expect(pool.oidcProvider).toBeUndefined();
    });
    expect(provider?.["google"]).toEqual([{ alias: "Google", project: "shop-prod" }]);
    expect(resource).toEqual({
      google_iam_workload_identity_pool: { Google_Pool_97F8E7F3: POOL },
    });
    expect(output).toEqual({
      Google_audience: {
        description: "aud of ID tokens for the workload identity pool gitlab-pool",
        value: AUDIENCE,
      },
    });
  });

  test("admits what its identities are trusted with", () => {
    expect(providers()).toEqual({ Google_Provider_9DD0F548: PROVIDER });
  });

  test("carries every option", () => {
    const jwks = { keys: [{ kty: "RSA", n: "x", e: "AQAB" }] };
    const { provider, resource } = synthesized((stack) => {
      const e = estate(stack, {
        providerId: "gitlab-ci",
        audience: "gcp:shop-prod",
        displayName: "GitLab",
        jwksJson: JSON.stringify(jwks, null, 2),
        deployServiceAccount: "terraform@shop-prod.iam.gserviceaccount.com",
      });
      publisher(e);
      expect(e.pool.oidcProvider?.node.path).toBe("shop/Google/Provider");
    });
    expect(provider?.["google"]).toEqual([
      {
        alias: "Google",
        impersonate_service_account: "terraform@shop-prod.iam.gserviceaccount.com",
        project: "shop-prod",
      },
    ]);
    expect(resource?.["google_iam_workload_identity_pool"]).toEqual({
      Google_Pool_97F8E7F3: { ...POOL, display_name: "GitLab" },
    });
    expect(resource?.["google_iam_workload_identity_pool_provider"]).toEqual({
      Google_Provider_9DD0F548: {
        ...PROVIDER,
        oidc: {
          allowed_audiences: ["gcp:shop-prod"],
          issuer_uri: "https://gitlab.example.com",
          jwks_json: JSON.stringify(jwks),
        },
        workload_identity_pool_provider_id: "gitlab-ci",
      },
    });
  });

  test("has one attribute for each identity", () => {
    const written = resources((e) => {
      publisher(e);
      const assumedBy = mainJobs(e, { environment: "production" });
      new GcpDirectAccess(e.stack, "Deployer", { pool: e.pool, assumedBy, because: "deploys" });
    });
    const deployer = `${MAIN} && has(assertion.environment) && assertion.environment == 'production'`;
    expect(written["google_iam_workload_identity_pool_provider"]).toEqual({
      Google_Provider_9DD0F548: {
        ...PROVIDER,
        attribute_mapping: {
          ...PROVIDER.attribute_mapping,
          "attribute.deployer": `${deployer} ? 'true' : 'false'`,
        },
      },
    });
  });

  test.each<[string, Partial<GcpWorkloadIdentityPoolProps>]>([
    ["a project's name", { projectId: "Shop Prod" }],
    ["a project's number as id", { projectId: "123456789" }],
    ["a project's id as number", { projectNumber: "shop-prod" }],
    ["a pool id of Google's", { poolId: "gcp-gitlab" }],
    ["a short pool id", { poolId: "x" }],
    ["a provider id in capitals", { providerId: "GitLab" }],
    ["an audience with a space", { audience: "a b" }],
    ["an audience of 257 characters", { audience: "x".repeat(257) }],
    ["the URL of GitLab as audience", { audience: "https://gitlab.example.com" }],
    ["a long display name", { displayName: "x".repeat(33) }],
    ["keys that are none", { jwksJson: "{}" }],
  ])("refuses %s", (_name, props) => {
    const { code, where } = refusal(() => estate(freshStack().stack, props));
    expect([code, where]).toEqual(["ERR_PROP", "shop/Google"]);
  });

  test("refuses a second pool of the same id", () => {
    const e = freshEstate();
    const again = (id: string, poolId: string) => () =>
      new GcpWorkloadIdentityPool(e.stack, id, { ...PROPS, poolId });
    expect(refusal(again("Same", PROPS.poolId)).code).toBe("ERR_DUPLICATE");
    expect(again("Other", "gitlab-second")).not.toThrow();
  });

  test("refuses a second identity of the same name", () => {
    const e = freshEstate();
    publisher(e);
    const props = { pool: e.pool, assumedBy: mainJobs(e), because: "x" };
    const second = (name: string) => () =>
      new GcpDirectAccess(e.stack, `I-${name}`, { ...props, name });
    expect(refusal(second("storefront_publisher")).code).toBe("ERR_DUPLICATE");
    expect(second("other")).not.toThrow();
  });

  test("refuses jobs of another GitLab", () => {
    const e = freshEstate();
    const other = freshEstate(GitlabInstance.gitlabCom());
    const jobs = mainJobs(other);
    expect(refusal(() => publisher(e, { assumedBy: jobs }))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/StorefrontPublisher",
    });
  });

  test("refuses identities of another stack", () => {
    const [here, there] = [freshEstate(), freshEstate()];
    const group = here.group;
    const web = new GitlabProject(here.stack, "Api", { group, path: "api" });
    const assumedBy = web.jobs({ ref: branch("main") });
    expect(refusal(() => publisher(here, { pool: there.pool, assumedBy })).code).toBe("ERR_PROP");
  });
});
