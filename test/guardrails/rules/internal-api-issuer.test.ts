import { expect, test } from "@jest/globals";
import { apiIssuer } from "../../../lib/guardrails/rules/internal-api-issuer";
import { findingsOf } from "../../support/input";
import { inputBeside, policyWith } from "../../support/internal-api";

const AT = "error api.json#publisher: the policy's issuer";

test.each<[unknown, readonly string[]]>([
  ["https://gitlab.example.com", []],
  ["https://gitlab.com", []],
  ["https://gitlab.example.com/", [`${AT} ends in a slash`]],
  ["http://gitlab.example.com", [`${AT} is not https`]],
  ["http://127.0.0.1:8080", [`${AT} is not https`]],
  ["gitlab.example.com", [`${AT} is not a URL`]],
  [1, [`${AT} is not a text`]],
])("%j", (issuer, findings) => {
  expect(findingsOf(apiIssuer, inputBeside(policyWith({ issuer })))).toEqual(findings);
});
