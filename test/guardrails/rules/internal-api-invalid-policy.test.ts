import { expect, test } from "@jest/globals";
import { invalidPolicy } from "../../../lib/guardrails/rules/internal-api-invalid-policy";
import { findingsOf } from "../../support/input";
import { inputBeside, policyAsking, policyWith } from "../../support/internal-api";

const AT = "error api.json#publisher: in the policy";
const GRANT = "roles[0].grants[0].claims";

test.each<[string, object, readonly string[]]>([
  ["a policy that fits", policyWith(), []],
  ["a value that apply fills in", policyAsking({ project_id: { values: ["${x.y.id}"] } }), []],
  ["what other rules tell", policyWith({ issuer: 1, algorithms: ["none"] }), []],
  [
    "a misspelt claim",
    policyAsking({ projct_id: { values: ["1"] } }),
    [`${AT} ${GRANT}.projct_id is no claim of a GitLab ID token`],
  ],
  [
    "an unknown field",
    policyAsking({ ref: { values: ["main"], negate: true } }),
    [`${AT} ${GRANT}.ref.negate is no field of a policy`],
  ],
  [
    "several problems",
    policyWith({ audience: 1, apiVersion: "gitlab-federation/v2" }),
    [`${AT} apiVersion is not "gitlab-federation/v1"`, `${AT} audience is not a text`],
  ],
])("%s", (_, policy, findings) => {
  expect([...findingsOf(invalidPolicy, inputBeside(policy))].sort()).toEqual(findings);
});
