import { expect, test } from "@jest/globals";
import { gcpNegatedConjunction } from "../../../lib/guardrails/rules/gcp-negated-conjunction";
import { poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const open = (claims: string): readonly string[] => [
  `warning ${PROVIDER}: the attribute condition negates several tests at once: a token without ${claims} may pass it`,
];

test.each([
  ["!(assertion.environment == 'dev' && assertion.ref == 'main')", open("environment")],
  ["!(assertion.user_login == 'x' && assertion.team == 'y')", open("user_login, team")],
  ["!(assertion.ref == 'dev' && assertion.ref_type == 'tag')", []],
  ["!(assertion.environment == 'dev')", []],
  ["!(assertion.environment == 'dev' || assertion.ref == 'main')", []],
  ["assertion.environment == 'dev' && assertion.ref == 'main'", []],
])("%s", (condition, expected) => {
  const input = inputFrom(
    onGitlabCom(poolResources({ condition: `${condition} || ${condition}` })),
  );
  expect(findingsOf(gcpNegatedConjunction, input)).toEqual(expected);
});
