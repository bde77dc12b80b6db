import type { Declared, Token } from "../core";
import type { Value } from "../terraform";
import type { Decision, Reading, RelyingParty } from "./trust-document";

/** Decides one token by a document that was made ready for many. */
export type Decide = (token: Token) => Decision;

/** How long what a token became lives on after the token itself. */
export interface Lifetime {
  /** `undefined` where there is no bound, or none is known. */
  readonly seconds: number | undefined;
  /** Goes on after the seconds: `for a session of the role (max_session_duration)`. */
  readonly because: string;
}

/** What an identity may do, as far as the input tells. */
export interface Holdings {
  /** One line each: `read and write s3://shop-web/releases/`. */
  readonly permissions: readonly string[];
  /** Why it holds administrator rights; `undefined` where nothing shows that it does. */
  readonly administrator: string | undefined;
  readonly session: Lifetime;
}

/** The trust document of one identity, with the questions that every relying party answers about its own. */
export interface IdentityDocument {
  readonly relyingParty: RelyingParty;
  /** Terraform address of the resource that decides, or `file#name` of a document beside Terraform's. */
  readonly identity: string;
  /** What readers know the identity by: the IAM role's name. */
  readonly name: string;
  /** The document as a set of tokens. */
  readonly read: (declared: Declared) => Reading;
  /** Does what does not depend on a token once. */
  readonly prepare: () => Decide;
  readonly holdings: () => Holdings;
  /**
   * What is written elsewhere and belongs to the document: a pool provider's mapping and condition, a cluster's authenticators.
   * @default - nothing: the identity's own resource says it all
   */
  readonly besides?: () => Value;
}
