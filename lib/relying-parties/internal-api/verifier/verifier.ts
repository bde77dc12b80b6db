import type { Token } from "../../../core/token";
import { checkedPolicy } from "../checked-policy";
import type { InternalApiPolicy } from "../policy";
import { type DecisionRecord, jobRecord } from "./decision-record";
import { checkOptions, type VerifierOptions } from "./options";
import { payloadReader } from "./payload";
import { checkRole, roleFinder } from "./roles";
import { VerificationError } from "./verification-error";

/** A job whose token was verified. */
export interface Verified {
  /** The claims of its token. */
  readonly claims: Token;
  /** The roles that the policy gives it, at least one, in the order of the policy. */
  readonly roles: readonly string[];
}

export interface VerifyOptions {
  /**
   * The role that the job must have; of its roles no other is asked for then.
   * @default - any
   */
  readonly role?: string;
}

/** Decides by one policy which tokens become which roles. */
export interface Verifier {
  readonly policy: InternalApiPolicy;
  /**
   * Verifies signature, algorithm, issuer, audience and lifetime, and asks the policy.
   * @param token as it stands behind `Bearer`
   * @throws VerificationError; UsageError ERR_PROP for a role that the policy does not have
   */
  readonly verify: (token: string, options?: VerifyOptions) => Promise<Verified>;
}

/**
 * A verifier for a policy. `jose` is loaded, and the issuer asked for its keys, when the first token comes.
 * @param policy the parsed JSON of the policy file
 * @throws InputError ERR_INPUT_SHAPE with the place, for a policy that is not one in every detail; UsageError ERR_PROP
 */
export function createVerifier(policy: unknown, options: VerifierOptions = {}): Verifier {
  const checked = checkedPolicy(policy, options.where);
  checkOptions(options);
  const { log } = options;
  const claimsOf = payloadReader(checked, options);
  const rolesOf = roleFinder(checked);
  const tell = (decision: Omit<DecisionRecord, "policy">): void => {
    log?.({ policy: checked.metadata.name, ...decision });
  };
  const tellRefused = (error: unknown, claims?: Token): void => {
    if (!(error instanceof VerificationError)) return;
    tell({
      admitted: false,
      refusal: error.refusal,
      roles: [],
      failing: [...new Set(error.reasons.map(({ claim }) => claim))],
      job: claims && jobRecord(claims),
    });
  };
  return {
    policy: checked,
    verify: async (token, { role } = {}) => {
      if (role !== undefined) checkRole(checked, role);
      const claims = await claimsOf(token).catch((error: unknown) => {
        tellRefused(error);
        throw error;
      });
      const { roles, reasons } = rolesOf(claims, role);
      if (roles.length === 0) {
        const error = new VerificationError("no-grant", { reasons });
        tellRefused(error, claims);
        throw error;
      }
      tell({ admitted: true, refusal: undefined, roles, failing: [], job: jobRecord(claims) });
      return { claims, roles };
    },
  };
}
