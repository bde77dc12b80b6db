import { expect, test } from "@jest/globals";
import { gcpNonStringMapping } from "../../../lib/guardrails/rules/gcp-non-string-mapping";
import { MAPPING, poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const refused = (key: string, what: string): readonly string[] => [
  `error ${PROVIDER}: the mapping of ${key} gives ${what}, and Google refuses every token for it`,
];

test.each([
  ["attribute.x", "assertion.runner_id", refused("attribute.x", "a number (runner_id)")],
  [
    "attribute.x",
    "assertion.user_identities",
    refused("attribute.x", "a list of objects (user_identities)"),
  ],
  ["attribute.x", "assertion.ref == 'main'", refused("attribute.x", "a boolean")],
  ["attribute.x", "has(assertion.ref)", refused("attribute.x", "a boolean")],
  ["attribute.x", "5", refused("attribute.x", "a number")],
  ["attribute.x", "null", refused("attribute.x", "null")],
  ["attribute.x", "true", refused("attribute.x", "a boolean")],
  [
    "google.subject",
    "assertion.groups_direct",
    refused("google.subject", "a list (groups_direct)"),
  ],
  ["google.subject", "[assertion.ref]", refused("google.subject", "a list")],
  ["attribute.x", "assertion.groups_direct", []],
  ["attribute.x", "[assertion.ref]", []],
  ["attribute.x", "'x'", []],
  ["attribute.x", "assertion.ref == 'main' ? 'true' : 'false'", []],
  ["attribute.x", "assertion.other", []],
  ["attribute.x", "assertion.ref", []],
])("%s: %s", (key, expression, expected) => {
  const input = inputFrom(
    onGitlabCom(poolResources({ mapping: { ...MAPPING, [key]: expression } })),
  );
  expect(findingsOf(gcpNonStringMapping, input)).toEqual(expected);
});
