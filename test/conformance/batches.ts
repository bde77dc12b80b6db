import * as fc from "fast-check";
import type { Token } from "../../lib/core";
import { tokens as plainTokens, worlds as plainWorlds } from "../support/aws-trusts";
import { nearMisses, tokens, type World, worlds } from "../support/generators";
import { changes } from "./changed-claims";
import type { Batch, Party, PartyDocument, Subject } from "./party";

/** Tokens asked of one document. */
const TOKENS = 12;

/** Worlds of strange names, and worlds of ordinary ones whose tokens meet a trust more often. */
const anyWorlds = fc.oneof(worlds, plainWorlds);

/** Tokens that meet a document's trust, miss it by one claim, or have nothing to do with it; more than half have a claim or two changed. */
function near(world: World): fc.Arbitrary<(subject: Subject) => Token> {
  const minted = fc.oneof(
    { weight: 4, arbitrary: nearMisses(world) },
    { weight: 1, arbitrary: tokens(world).map((token) => () => token) },
    { weight: 1, arbitrary: plainTokens(world).map((token) => () => token) },
  );
  const altered = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(changes, { minLength: 1, maxLength: 2 }) },
  );
  return fc.tuple(minted, altered).map(
    ([mint, list]) =>
      ({ trust, document }: Subject): Token =>
        list.reduce((token, change) => change(token, document), mint(trust())),
  );
}

/** Generated pairs, half of them of compiled documents, from a seed. */
export function generatedBatches(party: Party, seed: number, pairs: number): readonly Batch[] {
  const half = Math.ceil(pairs / 2 / TOKENS);
  return [
    ...batchesOf(party, true, seed, half, (world) => party.compiled(world)),
    ...batchesOf(party, false, seed, half, (world) => party.wild(world).map((one) => [one])),
  ];
}

/** Documents drawn at once, and the most that are drawn for one that a compiler takes. */
const ROUND = 50;
const ROUNDS = 1000;

function batchesOf(
  party: Party,
  compiled: boolean,
  seed: number,
  wanted: number,
  documents: (world: World) => fc.Arbitrary<readonly PartyDocument[]>,
): readonly Batch[] {
  const drawn = anyWorlds.chain((world) =>
    fc.record({
      world: fc.constant(world),
      written: documents(world),
      makers: fc.array(near(world), { minLength: TOKENS, maxLength: TOKENS }),
    }),
  );
  const batches: Batch[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { world, written, makers } of fc.sample(drawn, {
      seed: seed + round,
      numRuns: ROUND,
    })) {
      for (const document of written) {
        const ours = party.ours(document, world);
        if (ours === undefined) continue;
        const subject = { ...ours, document, compiled };
        batches.push({ ...subject, tokens: makers.map((make) => make(subject)) });
        if (batches.length >= wanted) return batches;
      }
    }
  }
  throw new Error(`${party.name}: only ${batches.length} of ${wanted} documents could be made`);
}
