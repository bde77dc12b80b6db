import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { decisions } from "./decisions";
import { comparisons } from "./comparisons";
import type { FleetCost } from "./fleet";
import { type Figure, isMet, line, median } from "./goals";
import { ratio, report } from "./processes";
import { startup } from "./startup";
import { verifier } from "./verifier";

const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
const figures: Figure[] = [];

function add(...more: readonly Figure[]): void {
  for (const figure of more) {
    figures.push(figure);
    console.log(line(figure));
  }
}

async function main(): Promise<void> {
  try {
    add(...startup(folder, ratio));
    add(...fleet());
    add(...decisions(), ...(await verifier()), ...comparisons());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = figures.every(isMet) ? 0 : 1;
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
