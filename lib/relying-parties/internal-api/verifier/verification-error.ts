import { FederationError } from "../../../core/errors";
import type { Reason } from "../../trust-document";

/**
 * Why a token is not taken:
 * - `malformed` it is no signed token in compact form, or has no lifetime
 * - `too-large` it is longer than `maxTokenBytes`
 * - `algorithm` it is signed with an algorithm that the policy does not list, or not at all
 * - `unknown-key` the issuer has no key of that name
 * - `signature` the signature is not the key's
 * - `issuer`, `audience` it is somebody else's token, or for somebody else
 * - `expired`, `not-yet-valid` its lifetime is over or has not begun, `clockTolerance` included
 * - `no-grant` a valid token of a job to which the policy gives no role, or not the one asked for
 * - `keys-unavailable` the issuer's keys cannot be fetched: nothing is known about the token
 */
export type Refusal =
  | "malformed"
  | "too-large"
  | "algorithm"
  | "unknown-key"
  | "signature"
  | "issuer"
  | "audience"
  | "expired"
  | "not-yet-valid"
  | "no-grant"
  | "keys-unavailable";

const PROBLEMS: Readonly<Record<Refusal, string>> = {
  malformed: "this is no signed token with a lifetime",
  "too-large": "the token is too large",
  algorithm: "the token is signed with an algorithm that is not allowed",
  "unknown-key": "the issuer has no such key",
  signature: "the signature is wrong",
  issuer: "the token comes from another issuer",
  audience: "the token is for another audience",
  expired: "the token has expired",
  "not-yet-valid": "the token is not valid yet",
  "no-grant": "the policy has no grant for this job",
  "keys-unavailable": "the keys of the issuer cannot be fetched",
};

/** A token that is not taken. Neither the message nor any field holds the token. */
export class VerificationError extends FederationError {
  readonly refusal: Refusal;
  /** With `no-grant`, what keeps the job out of the nearest role. It holds values of claims: not for the caller's eyes. */
  readonly reasons: readonly Reason[];

  constructor(refusal: Refusal, options: { reasons?: readonly Reason[]; cause?: unknown } = {}) {
    super("ERR_TOKEN", PROBLEMS[refusal]);
    this.refusal = refusal;
    this.reasons = options.reasons ?? [];
    if (options.cause !== undefined) this.cause = options.cause;
  }
}
