import type { Token } from "../../../core/token";
import type { InternalApiPolicy } from "../policy";
import { jose } from "./jose";
import { keyFinder } from "./keys";
import type { VerifierOptions } from "./options";
import { refusalOf } from "./refusal-of";
import { VerificationError } from "./verification-error";

/** Three parts in base64url (RFC 7515, section 7.1), so that one token has one spelling. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * Makes the reader of verified claims: signature, algorithm, issuer and audience byte for byte, and a lifetime, which a
 * token must have. It throws a VerificationError for any other token.
 */
export function payloadReader(
  { issuer, audience, algorithms }: InternalApiPolicy,
  options: VerifierOptions,
): (token: string) => Promise<Token> {
  const { clockTolerance = 5, maxTokenBytes = 16_384, now } = options;
  const key = keyFinder(issuer, options);
  const checks = {
    algorithms: [...algorithms],
    issuer,
    audience,
    clockTolerance,
    requiredClaims: ["exp", "nbf"],
  };
  return async (token) => {
    if (typeof token !== "string") throw new VerificationError("malformed");
    if (token.length > maxTokenBytes) throw new VerificationError("too-large");
    if (!COMPACT.test(token)) throw new VerificationError("malformed");
    const { jwtVerify } = await jose();
    try {
      const dated = now === undefined ? checks : { ...checks, currentDate: now() };
      return (await jwtVerify(token, key, dated)).payload;
    } catch (error) {
      throw refusalOf(error);
    }
  };
}
