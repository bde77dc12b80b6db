import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { decisions } from "./decisions";
import { comparisons } from "./comparisons";
import type { FleetCost } from "./fleet";
import { type Figure, isMet, line, median } from "./goals";
import { plans } from "./plans";
import { ratio, report } from "./processes";
import { startup } from "./startup";
import { verifier } from "./verifier";

type Part = () => Iterable<Figure> | Promise<Iterable<Figure>>;

const folder = mkdtempSync(path.join(tmpdir(), "bench-"));

/** What can be measured alone: `npm run bench -- plans decisions`. */
const PARTS: Readonly<Record<string, Part>> = {
  startup: () => startup(folder, ratio),
  fleet,
  plans: () => plans(folder),
  decisions,
  verifier,
  comparisons,
};

async function main(): Promise<void> {
  let missed = 0;
  try {
    for (const part of partsOf(process.argv.slice(2))) {
      for (const figure of await part()) {
        console.log(line(figure));
        if (!isMet(figure)) missed++;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

function partsOf(names: readonly string[]): readonly Part[] {
  return (names.length === 0 ? Object.keys(PARTS) : names).map((name) => {
    const part = PARTS[name];
    if (part === undefined) {
      throw new Error(`there is no part ${name}; there are ${Object.keys(PARTS).join(", ")}`);
    }
    return part;
  });
}

void main();

function fleet(): readonly Figure[] {
  const run = (file: string): FleetCost =>
    report(["--import", "tsx", `bench/${file}.ts`]) as FleetCost;
  const pairs = Array.from({ length: 3 }, () => [run("fleet-ours"), run("fleet-by-hand")] as const);
  return [
    {
      name: "1,000 projects, 3 roles each: build and synth against plain cdktf",
      value: median(pairs.map(([ours, theirs]) => ours.milliseconds / theirs.milliseconds)),
      unit: "x",
      goal: { atMost: 1.3 },
    },
    {
      name: "the same: memory beyond plain cdktf",
      value: median(pairs.map(([ours, theirs]) => ours.megabytes - theirs.megabytes)),
      unit: "MB",
      goal: { atMost: 300 },
    },
  ];
}
