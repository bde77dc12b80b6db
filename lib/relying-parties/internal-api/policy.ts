import type { ClaimName } from "../../core";

/**
 * Who may do what at an internal API: one JSON document, written beside `cdk.tf.json` and read by the service's verifier.
 * Fields that it does not name are refused, so that a slip of the pen never widens it.
 */
export interface InternalApiPolicy {
  /** Version of the format. */
  readonly apiVersion: "gitlab-federation/v1";
  readonly kind: "InternalApiPolicy";
  readonly metadata: {
    /** Name of the API: up to 63 lower-case letters, digits and `-`. */
    readonly name: string;
  };
  /** The `iss` claim, byte for byte: https, no slash at the end. Its discovery document names the signing keys. */
  readonly issuer: string;
  /** The `aud` claim; of a token with several, one must be it. */
  readonly audience: string;
  /** Signature algorithms by their JWA names (RFC 7518), public-key ones only. GitLab signs with RS256. */
  readonly algorithms: readonly string[];
  /** In any order; a token has every role that one of its grants admits. */
  readonly roles: readonly PolicyRole[];
}

/** What a job becomes at the API. What a role may do is the service's own matter. */
export interface PolicyRole {
  /** Once in a policy: up to 63 letters, digits and `_ . -`. */
  readonly name: string;
  /** Alternatives: without one the role admits nobody. */
  readonly grants: readonly PolicyGrant[];
}

/** Conditions on claims, all of which must hold. A token without the claim, or with null, never meets one. */
export interface PolicyGrant {
  /** By GitLab's names; `iss` and `aud` are the policy's own. */
  readonly claims: Readonly<Partial<Record<ClaimName, ClaimCondition>>>;
}

/** What a claim must be: one of the values, or what one of the patterns matches. At least one of the two. */
export interface ClaimCondition {
  /** Exact texts, compared byte for byte. */
  readonly values?: readonly string[];
  /** `*` stands for any run of characters, `/` among them; every other character for itself. */
  readonly patterns?: readonly string[];
}
