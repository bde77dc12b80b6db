import { describe, expect, test } from "@jest/globals";
import { refusalOf } from "../../../../lib/relying-parties/internal-api/verifier/refusal-of";
import { jose } from "../../../../lib/relying-parties/internal-api/verifier/jose";
import { VerificationError } from "../../../../lib/relying-parties/internal-api/verifier";

describe("errors of jose", () => {
  test.each([
    ["ERR_JWS_INVALID", "malformed"],
    ["ERR_JWT_INVALID", "malformed"],
    ["ERR_JOSE_NOT_SUPPORTED", "malformed"],
    ["ERR_JOSE_ALG_NOT_ALLOWED", "algorithm"],
    ["ERR_JWKS_NO_MATCHING_KEY", "unknown-key"],
    ["ERR_JWKS_MULTIPLE_MATCHING_KEYS", "unknown-key"],
    ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "signature"],
    ["ERR_JWT_EXPIRED", "expired"],
  ])("%s is %s", (code, refusal) => {
    const error = refusalOf(Object.assign(new Error("secret"), { code, payload: { a: 1 } }));
    expect(error.refusal).toBe(refusal);
    expect(error.cause).toBe(`jose ${code}`);
  });

  test("the codes are those of the library that is installed", async () => {
    const { errors } = await jose();
    expect(new errors.JWSInvalid().code).toBe("ERR_JWS_INVALID");
    expect(new errors.JWTInvalid().code).toBe("ERR_JWT_INVALID");
    expect(new errors.JOSENotSupported().code).toBe("ERR_JOSE_NOT_SUPPORTED");
    expect(new errors.JOSEAlgNotAllowed().code).toBe("ERR_JOSE_ALG_NOT_ALLOWED");
    expect(new errors.JWKSNoMatchingKey().code).toBe("ERR_JWKS_NO_MATCHING_KEY");
    expect(new errors.JWKSMultipleMatchingKeys().code).toBe("ERR_JWKS_MULTIPLE_MATCHING_KEYS");
    expect(new errors.JWSSignatureVerificationFailed().code).toBe(
      "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    );
    expect(new errors.JWTExpired("x", {}).code).toBe("ERR_JWT_EXPIRED");
    expect(new errors.JWTClaimValidationFailed("x", {}).code).toBe(
      "ERR_JWT_CLAIM_VALIDATION_FAILED",
    );
  });

  test.each([
    ["iss", "check_failed", "issuer"],
    ["iss", "missing", "issuer"],
    ["aud", "missing", "audience"],
    ["nbf", "check_failed", "not-yet-valid"],
    ["nbf", "missing", "malformed"],
    ["exp", "missing", "malformed"],
    ["exp", "invalid", "malformed"],
    ["iat", "check_failed", "malformed"],
  ])("a claim check of %s, %s, is %s", (claim, reason, refusal) => {
    const code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
    expect(refusalOf({ code, claim, reason }).refusal).toBe(refusal);
  });
});

test("a refusal stays what it is", () => {
  const error = new VerificationError("keys-unavailable");
  expect(refusalOf(error)).toBe(error);
});

test.each([
  new TypeError("slip"),
  Object.assign(new Error("x"), { code: "toString" }),
  "x",
  null,
  1,
])("%p is no matter of a token", (error) => {
  expect(() => refusalOf(error)).toThrow();
});
