/** Credentials of one application or managed identity (learn.microsoft.com, workload-identity-federation-considerations). */
export const MAX_CREDENTIALS = 20;

/** Characters of an issuer, a subject, an expression or an audience. */
export const MAX_FIELD = 600;

/** Names of credentials cannot be changed. */
export const CREDENTIAL_NAME = /^[A-Za-z0-9_-]{3,120}$/;

interface Common {
  readonly name: string;
  readonly issuer: string;
  /** Exactly one. */
  readonly audience: string;
}

/** A credential that compares the whole subject. */
export interface ExactCredential extends Common {
  readonly kind: "exact";
  readonly subject: string;
}

/** A credential that compares claims by an expression of the flexible language. */
export interface FlexibleCredential extends Common {
  readonly kind: "flexible";
  readonly expression: string;
}

/** A federated credential as Terraform writes it. */
export type Credential = ExactCredential | FlexibleCredential;
