import { describe, expect, test } from "@jest/globals";
import { identities } from "../../../lib/relying-parties/gcp";
import { BINDING, poolResources, set, stackOf, unboundPool } from "../../support/gcp";

const found = (resource: object) =>
  identities(stackOf({ resource })).map(({ identity, name, relyingParty }) => ({
    identity,
    name,
    relyingParty,
  }));

describe("identities", () => {
  test("is named after the service account", () => {
    expect(found(poolResources())).toEqual([
      { identity: BINDING, name: "gitlab-deploy", relyingParty: "gcp" },
    ]);
  });

  test("belongs to a provider that is written elsewhere", () => {
    const [document] = identities(stackOf({ resource: poolResources() }));
    expect(document?.besides?.()).toMatchObject([
      { address: expect.stringMatching(/^google_iam_workload_identity_pool_provider\./) },
    ]);
  });

  test("is named after the member where it has the roles itself", () => {
    const pool = unboundPool();
    const member = {
      bucket: "b",
      role: "roles/storage.objectUser",
      member: set("attribute.project_id/20"),
    };
    expect(found({ ...pool, google_storage_bucket_iam_member: { x: member } })).toEqual([
      {
        identity: "google_storage_bucket_iam_member.x",
        name: "gitlab-pool/attribute.project_id/20",
        relyingParty: "gcp",
      },
    ]);
  });

  test("is named by its address where no member is known", () => {
    const google_project_iam_member = {
      x: { role: "roles/iam.workloadIdentityUser", member: "${var.member}" },
    };
    expect(found({ google_project_iam_member })).toEqual([
      {
        identity: "google_project_iam_member.x",
        name: "google_project_iam_member.x",
        relyingParty: "gcp",
      },
    ]);
  });
});
