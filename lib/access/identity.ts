import type { Value } from "../terraform";
import type { Lifetime } from "../relying-parties";
import type { Reading, RelyingParty } from "../relying-parties/trust-document";

/** What a trusted token becomes, with the trust that guards it and what it may do. */
export interface Identity {
  readonly stack: string;
  /** Terraform address of the resource that decides. */
  readonly address: string;
  /** Name of the role in words a reader knows: the IAM role's name. */
  readonly name: string;
  readonly relyingParty: RelyingParty;
  /** The trust document as a set of tokens, declared projects tied (`core.tieProjects`). */
  readonly reading: Reading;
  /** What it may do, one line each: `read and write s3://shop-web/releases/`. */
  readonly permissions: readonly string[];
  /** Whether it holds administrator rights, with the reason in words. */
  readonly administrator: string | undefined;
  /** What of its trust document is written outside its own resource (`IdentityDocument.besides`). */
  readonly besides?: () => Value;
  /** How long what a token became lives on. */
  readonly session: Lifetime;
  /**
   * Whether the user marked it as production.
   * @default - nothing is marked at all
   */
  readonly production?: boolean;
}
