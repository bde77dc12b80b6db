import type * as fc from "fast-check";
import type { Token, Trust } from "../../lib/core";
import type { Decide } from "../../lib/relying-parties/identity-document";
import type { World } from "../support/generators";

/** A relying party whose own code decides here: the name of its folder. */
export type PartyName = "gcp" | "kubernetes" | "vault";

/** A trust document as the party itself takes it: the form of its program's requests. */
export type PartyDocument = Readonly<Record<string, unknown>>;

/** The library's side of a document. */
export interface Ours {
  readonly decide: Decide;
  /** What the library reads in it: generated tokens are made to be near it. */
  readonly trust: () => Trust;
}

/** One trust document on both sides. */
export interface Subject extends Ours {
  readonly document: PartyDocument;
  /** Whether the library compiled it: then the party has to take it. */
  readonly compiled: boolean;
}

/** A document with the tokens it is asked about. */
export interface Batch extends Subject {
  readonly tokens: readonly Token[];
}

export interface Party {
  readonly name: PartyName;
  /** What the compiler writes for trusts; nothing where it refuses to. */
  readonly compiled: (world: World) => fc.Arbitrary<readonly PartyDocument[]>;
  /** Documents as other people write them. */
  readonly wild: (world: World) => fc.Arbitrary<PartyDocument>;
  /**
   * Takes a document the way users' input comes in: as Terraform, or as a manifest.
   * @returns `undefined` where Terraform has no way to write it
   */
  readonly ours: (document: PartyDocument, world?: World) => Ours | undefined;
}
