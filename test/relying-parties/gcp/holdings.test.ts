import { describe, expect, test } from "@jest/globals";
import { holdingsOf } from "../../../lib/relying-parties/gcp/holdings";
import { documentIn, poolResources, set, unboundPool } from "../../support/gcp";

const EMAIL = "serviceAccount:gitlab-deploy@shop-prod.iam.gserviceaccount.com";
const held = (more: object = {}) => {
  const { administrator, permissions } = holdingsOf(documentIn({ ...poolResources(), ...more }));
  return { administrator, permissions };
};
const bucket = (values: object = {}) => ({
  google_storage_bucket_iam_member: {
    x: { bucket: "shop-web", role: "roles/storage.objectUser", member: EMAIL, ...values },
  },
});

describe("holdingsOf a service account", () => {
  test("what the account holds", () => {
    expect(held(bucket())).toEqual({
      permissions: ["roles/storage.objectUser on bucket shop-web"],
      administrator: undefined,
    });
  });

  test("by reference", () => {
    const member = "serviceAccount:${google_service_account.deploy.email}";
    expect(held(bucket({ member })).permissions).toEqual([
      "roles/storage.objectUser on bucket shop-web",
    ]);
  });

  test("under conditions", () => {
    const condition = { title: "t", expression: "true" };
    expect(held(bucket({ condition })).permissions).toEqual([
      "roles/storage.objectUser on bucket shop-web, under conditions",
    ]);
  });

  test("another account's roles are not its own", () => {
    expect(held(bucket({ member: EMAIL.replace("gitlab-deploy", "other") })).permissions).toEqual([
      "roles/iam.workloadIdentityUser on service account ${google_service_account.deploy.name}",
    ]);
  });

  test("in a list, and a role that is not known", () => {
    const google_project_iam_binding = {
      x: { project: "shop-prod", role: "${var.role}", members: ["user:dev@example.com", EMAIL] },
    };
    expect(held({ google_project_iam_binding }).permissions).toEqual([
      "a role that is not known before apply on project shop-prod",
    ]);
  });

  test("through another account", () => {
    const accounts = {
      deploy: { account_id: "gitlab-deploy", project: "shop-prod" },
      owner: { account_id: "shop-owner", project: "shop-prod" },
    };
    const { google_service_account_iam_member: own } = poolResources();
    const step = {
      service_account_id: "${google_service_account.owner.name}",
      role: "roles/iam.serviceAccountTokenCreator",
      member: EMAIL,
    };
    const google_project_iam_member = {
      x: {
        project: "shop-prod",
        role: "roles/owner",
        member: EMAIL.replace("gitlab-deploy", "shop-owner"),
      },
    };
    expect(
      held({
        google_service_account: accounts,
        google_service_account_iam_member: { ...own, step },
        google_project_iam_member,
      }),
    ).toEqual({
      permissions: ["roles/owner on project shop-prod"],
      administrator: "roles/owner on project shop-prod (google_project_iam_member.x)",
    });
  });

  test.each([
    ["roles/owner", true],
    ["roles/editor", true],
    ["roles/resourcemanager.projectIamAdmin", true],
    ["roles/viewer", false],
    ["roles/run.developer", false],
  ])("%s on a project: administrator %j", (role, expected) => {
    const google_project_iam_member = { x: { project: "shop-prod", role, member: EMAIL } };
    expect(held({ google_project_iam_member }).administrator).toBe(
      expected ? `${role} on project shop-prod (google_project_iam_member.x)` : undefined,
    );
  });

  test("a role on a repository or a bucket is no administrator's", () => {
    expect(held(bucket({ role: "roles/owner" })).administrator).toBeUndefined();
  });
});

test("holdings of a pool's member are its roles, on what they are given", () => {
  const pool = unboundPool();
  const member = set("attribute.project_id/20");
  const role = "roles/artifactregistry.writer";
  const of = (type: string, values: object) =>
    holdingsOf(documentIn({ ...pool, [type]: { x: { role, member, ...values } } })).permissions;
  expect(
    of("google_artifact_registry_repository_iam_member", { location: "europe", repository: "web" }),
  ).toEqual([`${role} on repository web`]);
  expect(of("google_organization_iam_member", { org_id: "77" })).toEqual([
    `${role} on organization 77`,
  ]);
  expect(of("google_pubsub_topic_iam_member", { topic: "${google_pubsub_topic.x.name}" })).toEqual([
    `${role} on topic \${google_pubsub_topic.x.name}`,
  ]);
  expect(of("google_cloud_run_v2_service_iam_member", { name: "web" })).toEqual([
    `${role} on service web`,
  ]);
});

test("an impersonated account's token is taken at the end of the federated one", () => {
  const pool = unboundPool();
  const own = {
    role: "roles/viewer",
    project: "shop-prod",
    member: set("attribute.project_id/20"),
  };
  const direct = documentIn({ ...pool, google_project_iam_member: { x: own } });
  expect(holdingsOf(direct).session.seconds).toBe(3600);
  expect(holdingsOf(documentIn(poolResources())).session.seconds).toBe(7200);
});
