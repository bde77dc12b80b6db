import { claimsIn } from "../../relying-parties/cel";
import { atProvider, poolExpressions, poolProviders } from "../gcp-trusts";
import type { Rule } from "../rule";

/** Issuers that sign for everybody: gitlab.com. */
const SHARED: ReadonlySet<unknown> = new Set(["https://gitlab.com", "https://gitlab.com/"]);

export const gcpNoCondition: Rule = {
  id: "gcp/no-condition",
  severity: "error",
  title: "A provider of an issuer that everybody shares has no condition on a claim.",
  why: "Every job of gitlab.com may enter the pool, and only its bindings stand between. Google refuses to create or change such a provider: the attribute condition must reference one of the provider's claims (cloud.google.com/iam, workload-identity-federation-with-deployment-pipelines; chainguard terraform-infra-common issue 672).",
  fix: "set attribute_condition to the projects whose jobs may enter, by id: assertion.project_id in ['…']",
  *check(input) {
    for (const placed of poolProviders(input)) {
      const { condition, issuer } = placed.provider;
      if (!SHARED.has(issuer) || condition !== undefined) continue;
      yield atProvider(placed, {
        message:
          "every job of gitlab.com may enter the pool: the provider has no attribute condition",
      });
    }
    for (const placed of poolExpressions(input)) {
      const { expression, place, provider } = placed;
      if (place !== "the attribute condition" || !SHARED.has(provider.issuer)) continue;
      if (expression.kind === "unknown" || claimsIn(expression).length > 0) continue;
      yield atProvider(placed, {
        message: "the attribute condition looks at no claim, so it keeps nobody of gitlab.com out",
      });
    }
  },
};
