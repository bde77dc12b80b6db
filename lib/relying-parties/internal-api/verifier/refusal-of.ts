import { type Refusal, VerificationError } from "./verification-error";

/** What the errors of `jose` mean (its `errors` module; the codes are part of its contract). */
const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ["ERR_JWS_INVALID", "malformed"],
  ["ERR_JWT_INVALID", "malformed"],
  ["ERR_JOSE_NOT_SUPPORTED", "malformed"],
  ["ERR_JOSE_ALG_NOT_ALLOWED", "algorithm"],
  ["ERR_JWKS_NO_MATCHING_KEY", "unknown-key"],
  ["ERR_JWKS_MULTIPLE_MATCHING_KEYS", "unknown-key"],
  ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "signature"],
  ["ERR_JWT_EXPIRED", "expired"],
]);

const CLAIMS: ReadonlyMap<string, Refusal> = new Map([
  ["iss", "issuer"],
  ["aud", "audience"],
  ["nbf", "not-yet-valid"],
]);

/**
 * The refusal that an error of `jose` stands for.
 * @throws the error itself where it is none of a token
 */
export function refusalOf(error: unknown): VerificationError {
  if (error instanceof VerificationError) return error;
  const code = textOf(error, "code");
  const refusal =
    code === "ERR_JWT_CLAIM_VALIDATION_FAILED" ? claimRefusal(error) : REFUSALS.get(code);
  if (refusal === undefined) throw error;
  return new VerificationError(refusal, { cause: withoutPayload(code) });
}

/** A token without lifetime is malformed; one without issuer or audience is somebody else's. */
function claimRefusal(error: unknown): Refusal {
  const claim = textOf(error, "claim");
  const isTime = claim !== "iss" && claim !== "aud";
  const isMissing = textOf(error, "reason") !== "check_failed";
  return isTime && isMissing ? "malformed" : (CLAIMS.get(claim) ?? "malformed");
}

/** The library's errors carry the claims: only the code goes on. */
function withoutPayload(code: string): string {
  return `jose ${code}`;
}

function textOf(error: unknown, name: string): string {
  const value: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : "";
}
