import { at, blocksOf, given, inner, managed } from "../resources";
import { isGiven } from "../resources";
import type { Rule } from "../rule";

export const gcpUploadedKeys: Rule = {
  id: "gcp/uploaded-keys",
  severity: "info",
  title: "A provider checks tokens against keys that were uploaded, not fetched.",
  why: "Google then never asks the issuer: when GitLab's signing key changes every token is refused until the new set is applied, and a key that leaked stays good until it is taken out (cloud.google.com/iam, workload-identity-federation-with-other-providers: manage OIDC JWKs).",
  fix: "let Google fetch the keys where it can reach the issuer; else rotate the set together with GitLab's key, and watch both",
  *check(input) {
    for (const placed of managed(input, "google_iam_workload_identity_pool_provider")) {
      if (given(placed.resource, "oidc") === undefined) continue;
      if (!blocksOf(placed.resource, "oidc").some((block) => isGiven(inner(block, "jwks_json"))))
        continue;
      yield at(placed, {
        message: "the issuer's keys are uploaded: their rotation is this stack's job",
      });
    }
  },
};
