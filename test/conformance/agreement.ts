import type { Token } from "../../lib/core";
import type { Decision } from "../../lib/relying-parties/trust-document";
import { type Answer, ask } from "./judge";
import type { Batch, PartyDocument } from "./party";

/** A pair on which the two sides differ, with all there is to find out why. */
export interface Disagreement {
  readonly document: PartyDocument;
  readonly compiled: boolean;
  readonly token: Token;
  readonly party: Pick<Answer, "verdict" | "why">;
  readonly ours: Decision;
}

export interface Tally {
  readonly pairs: number;
  readonly admitted: number;
  readonly refused: number;
  /** Pairs of documents that the party does not take: whom they would admit cannot be asked. */
  readonly invalid: number;
  readonly disagreements: readonly Disagreement[];
}

/** Lets the party's program and the library decide the same pairs. */
export function tally(program: string, batches: readonly Batch[]): Tally {
  const pairs = batches.flatMap((batch) => batch.tokens.map((token) => ({ batch, token })));
  const answers = ask(
    program,
    pairs.map(({ batch: { document }, token }, index) => ({ id: String(index), document, token })),
  );
  const counts = { admitted: 0, refused: 0, invalid: 0 };
  const disagreements: Disagreement[] = [];
  pairs.forEach(({ batch: { compiled, decide, document }, token }, index) => {
    const { verdict, why } = answers[index] as Answer;
    counts[verdict]++;
    const ours = decide(token);
    if (agrees(verdict, ours, compiled)) return;
    disagreements.push({ document, compiled, token, party: { verdict, why }, ours });
  });
  return { pairs: pairs.length, ...counts, disagreements };
}

/** A party takes every document that the library compiled, and nothing in a known document is left undecided. */
function agrees(verdict: Answer["verdict"], { admitted }: Decision, compiled: boolean): boolean {
  return verdict === "invalid" ? !compiled : admitted === (verdict === "admitted");
}
