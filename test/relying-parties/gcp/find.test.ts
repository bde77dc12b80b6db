import { describe, expect, test } from "@jest/globals";
import { findDocuments } from "../../../lib/relying-parties/gcp";
import { readStack } from "../../../lib/terraform";
import {
  BINDING,
  documentOf,
  POOL,
  poolResources,
  type PoolParts,
  set,
  stackOf,
  unboundPool,
} from "../../support/gcp";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";

/** Each document's members, ways and gaps. */
const found = (resource: object) =>
  findDocuments(stackOf({ resource })).map(({ identity, members, ways, gaps }) => ({
    identity,
    members: members.map((m) => m.shown),
    ways: ways.map((way) => way.provider.address),
    gaps: gaps.map((g) => `${g.code}: ${g.message}`),
  }));

const tight = {
  identity: BINDING,
  members: [set("attribute.project_id/20")],
  ways: [PROVIDER],
  gaps: [],
};

describe("findDocuments", () => {
  test("a member with the provider of its pool", () => {
    expect(found(poolResources())).toEqual([tight]);
  });

  test("is asked once for a stack as it was read", () => {
    const raw = readStack({ resource: poolResources() }, { name: "shop", file: "" });
    expect(findDocuments(raw)).toBe(findDocuments(raw));
  });

  test("a pool by reference", () => {
    const member =
      "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.gitlab.name}/*";
    expect(found(poolResources({ member }))).toEqual([{ ...tight, members: [member] }]);
  });

  test("several members are alternatives, others are left out", () => {
    const rest = unboundPool();
    const members = [set("group/a"), "user:dev@example.com", set("group/b"), set("group/a")];
    expect(
      found({
        ...rest,
        google_storage_bucket_iam_binding: {
          x: { bucket: "b", role: "roles/storage.objectUser", members },
        },
      }),
    ).toEqual([
      {
        identity: "google_storage_bucket_iam_binding.x",
        members: [set("group/a"), set("group/b")],
        ways: [PROVIDER, PROVIDER],
        gaps: [],
      },
    ]);
  });

  test("every provider of the pool is a way", () => {
    const resources = poolResources();
    const { gitlab } = resources["google_iam_workload_identity_pool_provider"] ?? {};
    const providers = {
      gitlab,
      second: { ...gitlab, workload_identity_pool_provider_id: "second" },
    };
    expect(found({ ...resources, google_iam_workload_identity_pool_provider: providers })).toEqual([
      { ...tight, ways: [PROVIDER, "google_iam_workload_identity_pool_provider.second"] },
    ]);
  });

  test.each<[string, PoolParts]>([
    ["GitHub's provider alone", { issuer: "https://token.actions.githubusercontent.com" }],
    ["an AWS provider alone", { provider: { oidc: [], aws: { account_id: "111122223333" } } }],
    ["no member of a pool", { member: "user:dev@example.com" }],
  ])("nothing for %s", (_name, parts) => {
    expect(found(poolResources(parts))).toEqual([]);
  });

  test("a disabled provider is one: what it gave stays good", () => {
    expect(found(poolResources({ provider: { disabled: true } }))).toEqual([tight]);
  });

  test.each<[string, PoolParts, object]>([
    [
      "a pool without a provider in the input",
      { member: set("*").replace("gitlab-pool", "other-pool") },
      {
        ...tight,
        members: [set("*").replace("gitlab-pool", "other-pool")],
        ways: [],
        gaps: [
          `unknown-value: the input has no provider of the pool of ${set("*").replace("gitlab-pool", "other-pool")}`,
        ],
      },
    ],
    [
      "a pool that is not known",
      { member: "principalSet://iam.googleapis.com/${var.pool}/*" },
      {
        ...tight,
        members: ["principalSet://iam.googleapis.com/${var.pool}/*"],
        gaps: [
          "unknown-value: the pool of principalSet://iam.googleapis.com/${var.pool}/* is not known before apply",
        ],
      },
    ],
    [
      "a provider whose pool is not known",
      { provider: { workload_identity_pool_id: "${var.pool}" } },
      {
        ...tight,
        gaps: [`unknown-value: ${PROVIDER}.workload_identity_pool_id is not known before apply`],
      },
    ],
    [
      "a member that is not known",
      { member: "${var.member}" },
      {
        ...tight,
        members: [],
        ways: [],
        gaps: [`unknown-value: who is a member of ${BINDING} is not known before apply`],
      },
    ],
  ])("%s stays open", (_name, parts, expected) => {
    expect(found(poolResources(parts))).toEqual([expected]);
  });

  test("another project's pool of the same id is another pool", () => {
    expect(found(poolResources({ provider: { project: "999" } }))[0]?.ways).toEqual([]);
    expect(found(poolResources({ provider: { project: "123456789" } }))).toEqual([tight]);
  });

  test("belongs to the stack whose references are replaced", () => {
    expect(documentOf().ways[0]?.member.pool).toBe(POOL);
  });
});
