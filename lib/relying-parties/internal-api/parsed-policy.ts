import type { ClaimName } from "../../core";
import type { Unknown } from "../../terraform";
import type { NotUnderstood } from "../trust-document";

/** A text of a policy, as far as it is known before apply. */
export type PolicyText = string | Unknown;

/** A policy taken apart. */
export interface ParsedPolicy {
  readonly name: string | undefined;
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly algorithms: readonly string[];
  readonly roles: readonly ParsedRole[];
  /** Why it is no policy, each with its place: a verifier refuses it as a whole. */
  readonly problems: readonly NotUnderstood[];
}

export interface ParsedRole {
  readonly name: string;
  readonly grants: readonly (readonly ParsedCondition[])[];
}

export interface ParsedCondition {
  readonly claim: ClaimName;
  readonly values: readonly PolicyText[];
  readonly patterns: readonly PolicyText[];
}
