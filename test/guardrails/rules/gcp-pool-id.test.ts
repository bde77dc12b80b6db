import { expect, test } from "@jest/globals";
import { gcpPoolId } from "../../../lib/guardrails/rules/gcp-pool-id";
import { poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const POOL = "google_iam_workload_identity_pool.gitlab";
const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const findings = (pool: string, provider: string): readonly string[] => {
  const resources = poolResources({ provider: { workload_identity_pool_provider_id: provider } });
  const google_iam_workload_identity_pool = { gitlab: { workload_identity_pool_id: pool } };
  return findingsOf(
    gcpPoolId,
    inputFrom(onGitlabCom({ ...resources, google_iam_workload_identity_pool })),
  );
};

test.each([
  ["gitlab-pool", "gitlab", []],
  ["Gitlab", "gitlab", [`error ${POOL}: workload_identity_pool_id is no id that Google takes`]],
  ["gcp-pool", "gitlab", [`error ${POOL}: workload_identity_pool_id is no id that Google takes`]],
  [
    "gitlab-pool",
    "x",
    [`error ${PROVIDER}: workload_identity_pool_provider_id is no id that Google takes`],
  ],
  ["${var.pool}", "${var.provider}", []],
])("%s and %s", (pool, provider, expected) => {
  expect(findings(pool, provider)).toEqual(expected);
});
