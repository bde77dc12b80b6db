import { at, given, isGiven, managed } from "../resources";
import type { Rule } from "../rule";

export const deployTokenExpiry: Rule = {
  id: "gitlab/deploy-token-expiry",
  severity: "warning",
  title: "A deploy token never expires.",
  why: "A deploy token without expires_at is good until somebody remembers it, and nobody's departure ends it (docs.gitlab.com, user/project/deploy_tokens).",
  fix: "give expires_at, and renew it by an apply",
  *check(input) {
    const types = [
      "gitlab_project_deploy_token",
      "gitlab_group_deploy_token",
      "gitlab_deploy_token",
    ];
    for (const placed of managed(input, ...types)) {
      if (isGiven(given(placed.resource, "expires_at"))) continue;
      yield at(placed, { message: "the deploy token has no expires_at" });
    }
  },
};
