import { expect, test } from "@jest/globals";
import { gcpNoCondition } from "../../../lib/guardrails/rules/gcp-no-condition";
import { type PoolParts, poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const findings = (parts: PoolParts) =>
  findingsOf(gcpNoCondition, inputFrom(onGitlabCom(poolResources(parts))));

test.each<[string, PoolParts, readonly string[]]>([
  [
    "none",
    { condition: undefined },
    [
      `error ${PROVIDER}: every job of gitlab.com may enter the pool: the provider has no attribute condition`,
    ],
  ],
  [
    "one that asks for no claim",
    { condition: "true" },
    [
      `error ${PROVIDER}: the attribute condition looks at no claim, so it keeps nobody of gitlab.com out`,
    ],
  ],
  ["one on a claim", { condition: "assertion.namespace_id == '12'" }, []],
  ["one on a mapped claim", { condition: "attribute.project_id == '20'" }, []],
  ["one that cannot be read", { condition: "assertion.(" }, []],
  [
    "none, of a GitLab of one's own",
    { condition: undefined, issuer: "https://gitlab.example.com" },
    [],
  ],
  [
    "none, and no OIDC",
    { condition: undefined, provider: { oidc: [], aws: { account_id: "1" } } },
    [],
  ],
])("a condition: %s", (_name, parts, expected) => {
  expect(findings(parts)).toEqual(expected);
});
