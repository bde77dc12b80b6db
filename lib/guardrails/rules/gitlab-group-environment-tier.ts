import { DEPLOYMENT_TIERS } from "../../core";
import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

const TIERS: readonly string[] = DEPLOYMENT_TIERS;

export const groupEnvironmentTier: Rule = {
  id: "gitlab/group-environment-tier",
  severity: "error",
  title: "A group protects an environment by name, and groups know tiers only.",
  why: "gitlab_group_protected_environment.environment is a deployment tier: with a name nothing is protected (docs.gitlab.com, ci/environments/protected_environments, group-level).",
  fix: "give the tier of the environment, or protect the name in each project",
  *check(input) {
    for (const placed of managed(input, "gitlab_group_protected_environment")) {
      const tier = textOf(placed.resource, "environment");
      if (tier === undefined || TIERS.includes(tier)) continue;
      yield at(placed, {
        message: `${JSON.stringify(tier)} is no deployment tier`,
        given: tier,
        allowed: TIERS.join(", "),
      });
    }
  },
};
