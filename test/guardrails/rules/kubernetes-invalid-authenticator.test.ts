import { expect, test } from "@jest/globals";
import { invalidAuthenticator } from "../../../lib/guardrails/rules/kubernetes-invalid-authenticator";
import { findingsOf } from "../../support/input";
import { authenticatorInput } from "../../support/kubernetes-input";

test("each problem is told at its authenticator", () => {
  const input = authenticatorInput(
    {},
    { url: "http://gitlab.com", audiences: [], rules: ["'x' in claims"] },
  );
  expect(findingsOf(invalidAuthenticator, input)).toEqual([
    "error auth.yaml#jwt[1]: the API server refuses auth.yaml#jwt[1]: claimValidationRules[0].expression asks for a name in claims, which always fails: use has(claims.name)",
    "error auth.yaml#jwt[1]: the API server refuses auth.yaml#jwt[1]: issuer.audiences is empty",
    "error auth.yaml#jwt[1]: the API server refuses auth.yaml#jwt[1]: issuer.url is not https",
  ]);
});

test("what the API server takes is quiet", () => {
  expect(findingsOf(invalidAuthenticator, authenticatorInput({}))).toEqual([]);
});
