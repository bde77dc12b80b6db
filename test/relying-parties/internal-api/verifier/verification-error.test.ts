import { expect, test } from "@jest/globals";
import { FederationError } from "../../../../lib/core";
import { VerificationError } from "../../../../lib/relying-parties/internal-api/verifier";

test("a refusal has a stable code and says no more than that", () => {
  const error = new VerificationError("expired");
  expect(error).toBeInstanceOf(FederationError);
  const { name, code, details, refusal, reasons, message } = error;
  expect({ name, code, details, refusal, reasons, message }).toEqual({
    name: "VerificationError",
    code: "ERR_TOKEN",
    details: {},
    refusal: "expired",
    reasons: [],
    message: "the token has expired",
  });
});

test("it may carry reasons and a cause", () => {
  const reasons = [
    { code: "absent", claim: "ref", expected: '"main"', received: "nothing" },
  ] as const;
  const error = new VerificationError("no-grant", { reasons, cause: "x" });
  expect(error.reasons).toBe(reasons);
  expect(error.cause).toBe("x");
  expect(error.message).toBe("the policy has no grant for this job");
});
