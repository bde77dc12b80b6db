import { describe, expect, test } from "@jest/globals";
import { findProviders, PROVIDER_TYPE } from "../../../lib/relying-parties/gcp/provider";
import { UNKNOWN, Unknown } from "../../../lib/terraform";
import {
  AUDIENCE,
  MAPPING,
  type PoolParts,
  poolResources,
  stackOf,
  TIGHT,
} from "../../support/gcp";

const provider = (parts: PoolParts = {}) =>
  findProviders(stackOf({ resource: poolResources(parts) }))[0];

describe("findProviders", () => {
  test("reads a provider", () => {
    expect(provider()).toEqual({
      address: `${PROVIDER_TYPE}.gitlab`,
      oidc: true,
      pool: "gitlab-pool",
      issuer: "https://gitlab.com",
      audiences: [AUDIENCE],
      projectNumber: undefined,
      poolId: "gitlab-pool",
      providerId: "gitlab",
      mapping: new Map(Object.entries(MAPPING)),
      condition: TIGHT,
      disabled: false,
    });
  });

  test("once", () => {
    const stack = stackOf({ resource: poolResources() });
    expect(findProviders(stack)).toBe(findProviders(stack));
  });

  test.each([
    ["no condition", { condition: undefined }, { condition: undefined }],
    ["an empty condition", { condition: "" }, { condition: undefined }],
    ["a project's number", { provider: { project: "123" } }, { projectNumber: "123" }],
    ["a project's id", { provider: { project: "shop-prod" } }, { projectNumber: undefined }],
    ["a project's number as a number", { provider: { project: 123 } }, { projectNumber: "123" }],
    ["no audiences", { audiences: [] }, { audiences: [] }],
    ["null for them", { oidc: { allowed_audiences: null } }, { audiences: [] }],
    ["disabled", { provider: { disabled: true } }, { disabled: true }],
    [
      "AWS",
      { provider: { oidc: [], aws: { account_id: "111122223333" } } },
      { oidc: false, issuer: null },
    ],
    [
      "several blocks as a list",
      { provider: { oidc: [{ issuer_uri: "https://x.example" }] } },
      { issuer: "https://x.example", audiences: [] },
    ],
    ["no mapping", { provider: { attribute_mapping: null } }, { mapping: new Map() }],
    [
      "a mapping that is not known",
      { provider: { attribute_mapping: "${var.mapping}" } },
      { mapping: undefined },
    ],
    [
      "an OIDC block that is not known",
      { provider: { oidc: "${var.oidc}" } },
      { oidc: true, issuer: null, audiences: undefined },
    ],
    [
      "audiences that are not known",
      { oidc: { allowed_audiences: "${var.audiences}" } },
      { audiences: undefined },
    ],
    [
      "an issuer that is not known",
      { issuer: "${var.issuer}" },
      { issuer: new Unknown([{ reference: "var.issuer" }]) },
    ],
    [
      "ids that are not known",
      {
        provider: {
          workload_identity_pool_id: "${var.pool}",
          workload_identity_pool_provider_id: "${var.id}",
        },
      },
      { pool: undefined, poolId: undefined, providerId: undefined },
    ],
  ] as const)("%s", (_name, parts, expected) => {
    expect(provider(parts as PoolParts)).toMatchObject(expected);
  });

  test("a pool whose id is not text", () => {
    expect(provider({ provider: { workload_identity_pool_id: UNKNOWN } })?.pool).toBeUndefined();
  });
});
