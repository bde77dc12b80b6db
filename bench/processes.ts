import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "./goals";

/** Runs a Node process and returns how long it took, in milliseconds. @throws Error where it fails */
function timed(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return performance.now() - start;
}

/** Median of the ratios of two processes, run in turn so that a slow moment of the machine hits both. */
export function ratio(subject: readonly string[], base: readonly string[], runs = 15): number {
  timed(subject);
  timed(base);
  return median(Array.from({ length: runs }, () => timed(subject) / timed(base)));
}

/** The last line that a process prints, as JSON. */
export function report(args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** What one run of a process costs. */
export interface Cost {
  readonly milliseconds: number;
  /** Peak resident memory, in megabytes. */
  readonly megabytes: number;
}

/** Runs a Node process and returns what it cost. @throws Error where it fails */
export function costOf(args: readonly string[]): Cost {
  const peak = path.resolve("bench/peak.cjs");
  const start = performance.now();
  const { status, output, stderr } = spawnSync(process.execPath, ["--require", peak, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return { milliseconds, megabytes: Number(output[3]) / 1024 };
}
