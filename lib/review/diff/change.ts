import type { AccessPath } from "../../access";
import type { Token } from "../../core";
import type { RelyingParty } from "../../relying-parties";

/** What became of an identity's access. A trust that becomes empty is narrower, one that stops being empty wider. */
export const CHANGE_KINDS = [
  "added",
  "removed",
  "wider",
  "narrower",
  "incomparable",
  "unknown",
  "same-access",
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One identity whose access or definition changed. */
export interface Change {
  readonly stack: string;
  /** Terraform address, or `file#name`. */
  readonly identity: string;
  /** What readers know it by: the IAM role's name. */
  readonly identityName: string;
  readonly relyingParty: RelyingParty;
  readonly kind: ChangeKind;
  readonly message: string;
  /**
   * Whether the user marked the identity as production, in either version.
   * @default - nothing is marked at all
   */
  readonly production?: boolean;
  /**
   * The claims of one token: newly admitted where the kind is added, wider or incomparable, no longer admitted where it is
   * removed or narrower.
   */
  readonly witness?: Token;
  /** Who could cause a newly admitted token, one line each: `G-Shop-Releasers (maintainer in shop)`. */
  readonly people: readonly string[];
  /** The trust in words, one line for each way in; empty on the side that lacks the identity. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One access path that both versions have, each as it has it. */
export interface ChangedPath {
  readonly before: AccessPath;
  readonly after: AccessPath;
}

/** What changed between two versions of an input. */
export interface Diff {
  /** One for each identity whose access or definition changed, in the order of the newer version, then the removed ones. */
  readonly changes: readonly Change[];
  readonly paths: {
    /** Access paths that only one side has, changes on GitLab's side included. */
    readonly gained: readonly AccessPath[];
    readonly lost: readonly AccessPath[];
    /**
     * Paths that both have with other approvals on one and the same job, another bound on how long access lasts, other
     * resources, or other tokens and keys that open them.
     */
    readonly changed: readonly ChangedPath[];
  };
  /**
   * Sentences for whoever reads the answer: access that a removal does not take away, protection that does not come back,
   * subjects that are built otherwise, roles that changed.
   */
  readonly notes: readonly string[];
}
