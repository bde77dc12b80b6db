import type { SubjectTemplate, Trust } from "../core";

/** Name of a relying party kind. */
export type RelyingParty = "aws" | "gcp" | "entra" | "vault" | "kubernetes" | "internal-api";

/** Why a token is refused, or not decided: data first, words last. */
export interface Reason {
  /**
   * `mismatch` the claim has another value, `absent` the token lacks it, `not-a-key` the relying party never sees this
   * claim, `denied` an explicit Deny, `unknown-value` the document's value is not known before apply,
   * `not-understood` an operator or form the reader does not know, `no-statement` nothing in the document concerns the issuer.
   */
  readonly code:
    | "mismatch"
    | "absent"
    | "not-a-key"
    | "denied"
    | "unknown-value"
    | "not-understood"
    | "no-statement";
  /** GitLab's name of the claim: `ref_protected`. Empty where no claim is concerned. */
  readonly claim: string;
  /** What the document wants, as text: `"main"`, `"release/*"`. */
  readonly expected: string;
  /** What the token has, as text; `nothing` where the claim is absent. */
  readonly received: string;
}

/** The verdict of one trust document on one token. */
export interface Decision {
  /** `null` where it cannot be decided from the document as it stands. */
  readonly admitted: boolean | null;
  /** Empty when admitted; otherwise the reasons of the nearest statement. */
  readonly reasons: readonly Reason[];
}

/** A place in a document that the reader could not turn into a set of tokens. */
export interface NotUnderstood {
  readonly code: "unknown-value" | "not-understood";
  /** One sentence: what, and where in the document. */
  readonly message: string;
}

/** A trust document, read back as a set of tokens. */
export interface Reading {
  /** Upper bound: every token the document may admit. Equal to it where `notUnderstood` is empty. */
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
  /** Subject templates that nobody declared, without which no token has such a subject. */
  readonly undeclaredTemplates: readonly SubjectTemplate[];
  readonly audience: AudienceCheck;
}

/** Who checks the audience of a token, and for what. */
export interface AudienceCheck {
  /** Whether the document itself names an audience for everything it is known to admit. */
  readonly required: boolean;
  /** The audiences the relying party has registered (an AWS provider's client ids); `undefined` where the input does not say. */
  readonly registered: readonly string[] | undefined;
}
