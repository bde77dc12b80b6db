import type { ClaimName, Issuer } from "../../core";

export interface CompileOptions {
  readonly issuer: Issuer;
  /** Name of the role; further ones of the same trust are `<name>-2`, `<name>-3` and so on. */
  readonly name: string;
  /**
   * Life of a Vault token, in seconds. It cannot be renewed.
   * @default 600
   */
  readonly tokenTtl?: number;
  /**
   * Longest life, in seconds.
   * @default 900, or `tokenTtl` where that is longer
   */
  readonly tokenMaxTtl?: number;
  /**
   * Claims to leave out, each with the reason.
   * @default - every claim is enforced
   */
  readonly notEnforced?: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path, for errors. */
  readonly where?: string;
}
