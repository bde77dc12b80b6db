import { tally } from "./agreement";
import { generatedBatches } from "./batches";
import { gcp } from "./parties/gcp";
import { buildJudge, installedGo, NotHere } from "./judge";
import { kubernetes } from "./parties/kubernetes";
import type { Party } from "./party";
import { caseTally } from "./tables";
import { vault } from "./parties/vault";

const SEED = Number(process.env["CONFORMANCE_SEED"] ?? 19);
const PAIRS = Number(process.env["CONFORMANCE_PAIRS"] ?? 4000);
const ONLY = process.env["CONFORMANCE_PARTY"];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Decides everything about one party, and returns whether both sides agree. */
function conforms(party: Party, go: string): boolean {
  const start = performance.now();
  const program = programOf(party, go);
  if (program === undefined) return process.env["REQUIRE_GO"] !== "1";
  const built = performance.now();
  const cases = caseTally(party, program);
  const generated = tally(program, generatedBatches(party, SEED, PAIRS));
  const { pairs, admitted, refused, invalid, disagreements } = generated;
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  say(
    `${party.name}: ${cases.decisions} decisions of ${cases.cases} written cases (${cases.both} of them ours too), ` +
      `${cases.wrong.length} wrong; ${pairs} generated pairs, ${pairs - disagreements.length} agreements ` +
      `(${admitted} admitted, ${refused} refused, ${invalid} of documents the party does not take); ` +
      `build ${seconds(start, built)} s, decisions ${seconds(built, performance.now())} s`,
  );
  const [first] = [...cases.wrong, ...disagreements];
  if (first === undefined) return true;
  say(`DISAGREEMENT, the first of ${cases.wrong.length + disagreements.length}:`);
  say(JSON.stringify(first, null, 2));
  return false;
}

function programOf({ name }: Party, go: string): string | undefined {
  try {
    return buildJudge(name, go);
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    say(`SKIPPED: ${name}'s own code cannot be built on this machine: ${error.message}`);
    return undefined;
  }
}

const go = installedGo();
if (go === undefined) {
  say("SKIPPED: the relying parties' own code decides nothing here, because Go is not installed");
  process.exitCode = process.env["REQUIRE_GO"] === "1" ? 1 : 0;
} else {
  say(`seed ${SEED}, ${go}`);
  const parties = [vault, kubernetes, gcp].filter(
    ({ name }) => ONLY === undefined || name === ONLY,
  );
  process.exitCode = parties.every((party) => conforms(party, go)) ? 0 : 1;
}
