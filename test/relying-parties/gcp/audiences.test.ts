import { expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { audiencesOf, isLate } from "../../../lib/relying-parties/gcp/audiences";
import type { Way } from "../../../lib/relying-parties/gcp/document";
import { AUDIENCE, documentOf, type PoolParts } from "../../support/gcp";

const way = (parts: PoolParts): Way => {
  const [first] = documentOf(parts).ways;
  if (first === undefined) throw new Error("no way in");
  return first;
};
const byReference =
  "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.gitlab.name}/*";
const name = (project: string, provider = "gitlab"): string =>
  `//iam.googleapis.com/projects/${project}/locations/global/workloadIdentityPools/gitlab-pool/providers/${provider}`;

test.each<[string, PoolParts, object, boolean]>([
  ["a list", { audiences: ["a", "b"] }, { texts: ["a", "b"], patterns: [], open: false }, false],
  [
    "none: the provider's name, of the project that the member names",
    { audiences: [] },
    { texts: [AUDIENCE.replace("https:", ""), AUDIENCE], patterns: [], open: false },
    false,
  ],
  [
    "none, and the project's number is the provider's",
    { audiences: [], member: byReference, provider: { project: "77" } },
    { texts: [name("77"), `https:${name("77")}`], patterns: [], open: false },
    false,
  ],
  [
    "none, and the project's number is not known",
    { audiences: [], member: byReference },
    { texts: [], patterns: [name("*"), `https:${name("*")}`], open: false },
    true,
  ],
  [
    "none, and the provider's id is not known",
    { audiences: [], provider: { workload_identity_pool_provider_id: "${var.id}" } },
    {
      texts: [],
      patterns: [name("123456789", "*"), `https:${name("123456789", "*")}`],
      open: false,
    },
    true,
  ],
  [
    "a reference",
    { audiences: ["${var.audience}"] },
    { texts: [opaque("${var.audience}")], patterns: [], open: false },
    true,
  ],
  [
    "an expression",
    { audiences: ["${lower(var.x)}"] },
    { texts: [], patterns: [], open: true },
    true,
  ],
  [
    "a list that is not known",
    { oidc: { allowed_audiences: "${var.audiences}" } },
    { texts: [], patterns: [], open: true },
    true,
  ],
])("%s", (_name, parts, expected, late) => {
  const audiences = audiencesOf(way(parts));
  expect(audiences).toEqual(expected);
  expect(isLate(audiences)).toBe(late);
});
