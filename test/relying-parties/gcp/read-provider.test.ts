import { describe, expect, test } from "@jest/globals";
import { EVERYBODY, exact, GITLAB_DOT_COM, glob, opaque, trustOf, union } from "../../../lib/core";
import type { Way } from "../../../lib/relying-parties/gcp";
import {
  audienceCheck,
  readAudience,
  readIssuer,
  unknown,
} from "../../../lib/relying-parties/gcp/read-provider";
import { AUDIENCE, documentOf, type PoolParts } from "../../support/gcp";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const way = (parts: PoolParts): Way => {
  const [first] = documentOf(parts).ways;
  if (first === undefined) throw new Error("no way in");
  return first;
};

describe("readIssuer", () => {
  test.each([
    ["https://gitlab.com", "https://gitlab.com", []],
    ["https://gitlab.com/", "https://gitlab.com/", []],
    [
      "${var.issuer}",
      "https://gitlab.com",
      [{ code: "unknown-value", message: `${PROVIDER}.oidc.issuer_uri is not known before apply` }],
    ],
  ])("%s", (issuer, iss, notes) => {
    expect(readIssuer(way({ issuer }), declared)).toEqual({
      trust: trustOf({ iss: exact(iss) }),
      notes,
    });
  });
});

describe("readAudience", () => {
  const late = [
    { code: "unknown-value", message: `the audience of ${PROVIDER} is not known before apply` },
  ];
  const name =
    "//iam.googleapis.com/projects/*/locations/global/workloadIdentityPools/gitlab-pool/providers/gitlab";

  test.each<[string, PoolParts, object, readonly object[]]>([
    ["a list", { audiences: ["a", "b"] }, trustOf({ aud: exact("a", "b") }), []],
    [
      "none",
      { audiences: [] },
      trustOf({ aud: exact(AUDIENCE, AUDIENCE.slice("https:".length)) }),
      [],
    ],
    ["a reference", { audiences: ["${var.a}"] }, trustOf({ aud: exact(opaque("${var.a}")) }), late],
    ["a list that is not known", { oidc: { allowed_audiences: "${var.a}" } }, EVERYBODY, late],
    [
      "a project whose number is not known",
      {
        audiences: [],
        member:
          "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.gitlab.name}/*",
      },
      trustOf({ aud: union(glob(name), glob(`https:${name}`)) }),
      late,
    ],
  ])("%s", (_name, parts, trust, notes) => {
    expect(readAudience(way(parts))).toEqual({ trust, notes });
  });
});

test.each<[string, PoolParts, object]>([
  ["a list", {}, { required: true, registered: [AUDIENCE] }],
  [
    "a list that is not known",
    { oidc: { allowed_audiences: "${var.a}" } },
    { required: true, registered: undefined },
  ],
  [
    "a pool that is not there",
    { member: "principalSet://iam.googleapis.com/${var.pool}/*" },
    { required: false, registered: undefined },
  ],
])("who checks the audience: %s", (_name, parts, expected) => {
  expect(audienceCheck(documentOf(parts))).toEqual(expected);
});

test("unknown says what Terraform learns on apply", () => {
  expect(unknown("x")).toEqual({ code: "unknown-value", message: "x is not known before apply" });
});
