import { expect, test } from "@jest/globals";
import { gcpUploadedKeys } from "../../../lib/guardrails/rules/gcp-uploaded-keys";
import { poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = [
  "info google_iam_workload_identity_pool_provider.gitlab: the issuer's keys are uploaded: their rotation is this stack's job",
];

test.each([
  ['{"keys":[]}', found],
  ['${file("keys.json")}', found],
  [null, []],
  ["", []],
  [undefined, []],
])("%j", (jwks_json, expected) => {
  const input = inputFrom(onGitlabCom(poolResources({ oidc: { jwks_json } })));
  expect(findingsOf(gcpUploadedKeys, input)).toEqual(expected);
});

test("an AWS provider has none", () => {
  const aws = poolResources({ provider: { oidc: null, aws: { account_id: "111122223333" } } });
  expect(findingsOf(gcpUploadedKeys, inputFrom(onGitlabCom(aws)))).toEqual([]);
});
