import { expect, test } from "@jest/globals";
import { weakAlgorithm } from "../../../lib/guardrails/rules/internal-api-weak-algorithm";
import { findingsOf } from "../../support/input";
import { inputBeside, policyWith } from "../../support/internal-api";

const AT = "error api.json#publisher:";

test.each<[unknown, readonly string[]]>([
  [["RS256"], []],
  [["ES256", "RS256"], []],
  [["RS256", "HS256"], [`${AT} the policy's algorithms[1] is no public-key signature algorithm`]],
  [["RS256", "none"], [`${AT} the policy's algorithms[1] is no public-key signature algorithm`]],
  [[], [`${AT} the policy's algorithms is empty`]],
  [
    ["ES256"],
    [`${AT} the policy lists ES256, and GitLab signs with RS256: no token is ever taken`],
  ],
])("%j", (algorithms, findings) => {
  expect(findingsOf(weakAlgorithm, inputBeside(policyWith({ algorithms })))).toEqual(findings);
});
