#!/usr/bin/env node
import { failureOf } from "./failure";
import { processIo } from "./io";
import { run } from "./run";

process.on("uncaughtException", (error) => {
  const { line, exitCode } = failureOf(error);
  process.stderr.write(line);
  process.exit(exitCode);
});

void run(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
