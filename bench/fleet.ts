import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** With three roles each: about 10,000 resources. */
export const PROJECTS = 1000;

/** What one run of a fleet program costs. */
export interface FleetCost {
  readonly milliseconds: number;
  /** Peak resident memory of the process, in megabytes. */
  readonly megabytes: number;
}

/** Runs a program that builds and synthesizes a fleet, and prints its cost as JSON on the last line. */
export function measured(program: (outdir: string) => void): void {
  // tsx switches source maps on: then cdktf, which takes a stack trace for every token, mostly looks up lines.
  process.setSourceMapsEnabled(false);
  const outdir = mkdtempSync(path.join(tmpdir(), "fleet-"));
  const start = performance.now();
  program(outdir);
  const milliseconds = performance.now() - start;
  rmSync(outdir, { recursive: true, force: true });
  const cost: FleetCost = { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(cost));
}
