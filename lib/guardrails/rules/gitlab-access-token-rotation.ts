import { at, blocksOf, given, isGiven, managed, plainText, inner } from "../resources";
import type { Rule } from "../rule";

const TYPES = [
  "gitlab_project_access_token",
  "gitlab_group_access_token",
  "gitlab_group_service_account_access_token",
];

export const accessTokenRotation: Rule = {
  id: "gitlab/access-token-rotation",
  severity: "warning",
  title: "An access token has neither an expiry nor a rotation that can work.",
  why: "Terraform rotates a token only when an apply runs inside the window before its end; without an expiry GitLab picks one by itself, and a window as long as the token's life rotates it in every apply (registry.terraform.io, gitlab_project_access_token).",
  fix: "give rotation_configuration with rotate_before_days above the interval of applies and well below expiration_days",
  *check(input) {
    for (const placed of managed(input, ...TYPES)) {
      const rotations = blocksOf(placed.resource, "rotation_configuration");
      if (rotations.length === 0 && !isGiven(given(placed.resource, "expires_at"))) {
        yield at(placed, {
          message: "the access token has neither expires_at nor rotation_configuration",
        });
      }
      for (const rotation of rotations) {
        const before = Number(plainText(inner(rotation, "rotate_before_days")));
        const life = Number(plainText(inner(rotation, "expiration_days")));
        if (!(before >= life)) continue;
        yield at(placed, {
          message: `every apply rotates the token: it lives ${life} days and is rotated ${before} days before its end`,
          given: `rotate_before_days ${before}`,
          allowed: `less than ${life}`,
        });
      }
    }
  },
};
