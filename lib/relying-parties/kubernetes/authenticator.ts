import type { Value } from "../../terraform";
import type { Expression } from "../cel";
import type { NotUnderstood } from "../trust-document";

/** How an authenticator makes a name of a token: a claim with a prefix, or a CEL expression on `claims`. */
export type Mapping =
  | { readonly kind: "claim"; readonly claim: string; readonly prefix: string }
  | { readonly kind: "expression"; readonly expression: Expression };

/** What an authenticator adds to a user under a key: a text, a list of texts, or nothing. */
export interface ExtraMapping {
  readonly key: string;
  readonly expression: Expression;
}

/** One test of the claims that must hold: CEL, or a claim with one value. */
export type ClaimRule =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "value"; readonly claim: string; readonly value: Value };

/** One JWT authenticator: an entry of an API server's `jwt` list, or an OIDC provider of an EKS cluster. */
export interface Authenticator {
  /** Terraform address, or `file#jwt[0]`. */
  readonly address: string;
  /** What holds it: the file, or the EKS cluster. Two authenticators of one issuer clash in it. */
  readonly cluster: string;
  readonly issuer: Value;
  /** `undefined` where they are not known. */
  readonly audiences: readonly Value[] | undefined;
  readonly rules: readonly ClaimRule[];
  /** `undefined` where the document has none: the API server refuses it. */
  readonly username: Mapping | undefined;
  /** `undefined`: tokens have no groups. */
  readonly groups: Mapping | undefined;
  /** `undefined`: users have no uid. */
  readonly uid: Mapping | undefined;
  readonly extra: readonly ExtraMapping[];
  /** Tests of `user.username`, `user.groups`, `user.uid` and `user.extra`. */
  readonly userRules: readonly Expression[];
  readonly gaps: readonly NotUnderstood[];
  /** The entry as written. */
  readonly source: Value;
}
