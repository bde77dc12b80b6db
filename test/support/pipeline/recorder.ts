import * as fs from "node:fs";
import * as path from "node:path";
import { freshFolder } from "../synth";
import type { Environment } from "../terraform/reattach";

/** What a program was called with. */
export interface Call {
  readonly program: string;
  readonly words: readonly string[];
  readonly input: string;
  /** Variables of the relying parties' tools, with `$CI_PROJECT_DIR` for the folder of the job. */
  readonly environment: Environment;
  /** Files that those variables name outside of that folder: permissions and text. */
  readonly files: Readonly<Record<string, readonly [mode: string, text: string]>>;
}

/** Programs that write down how they are called, in place of the real ones. */
export interface Recorder {
  readonly environment: Environment;
  /** The calls since this was asked last. */
  readonly calls: () => readonly Call[];
  remove(): void;
}

/** `terraform`, whose plan is empty, and `vault`, which gives the token `hvs.session`. */
export function recorder(): Recorder {
  const folder = freshFolder();
  const log = path.join(folder, "calls.jsonl");
  for (const name of ["terraform", "vault"]) {
    fs.writeFileSync(path.join(folder, name), PROGRAM, { mode: 0o755 });
  }
  return {
    environment: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, CALLS: log },
    calls() {
      const lines = fs.existsSync(log) ? fs.readFileSync(log, "utf8").trim().split("\n") : [];
      fs.rmSync(log, { force: true });
      return lines.map((line) => JSON.parse(line) as Call);
    },
    remove: () => fs.rmSync(folder, { recursive: true }),
  };
}

const PROGRAM = `#!/usr/bin/env node
const fs = require("node:fs");
const path = require("node:path");
const program = path.basename(process.argv[1]);
const words = process.argv.slice(2);
const entries = Object.entries(process.env)
  .filter(([name]) => /^(AWS|GCP|GOOGLE|CLOUDSDK|AZURE|ARM|VAULT|KUBE|KUBERNETES)_|^KUBECONFIG$/.test(name))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const files = entries
  .filter(([, value]) => value.startsWith(process.env.CI_PROJECT_DIR + ".tmp/"))
  .map(([, file]) => [file, [(fs.statSync(file).mode & 0o777).toString(8), fs.readFileSync(file, "utf8")]]);
const input = program === "vault" ? fs.readFileSync(0, "utf8") : "";
const call = { program, words, input, environment: Object.fromEntries(entries), files: Object.fromEntries(files) };
const text = JSON.stringify(call).replaceAll(process.env.CI_PROJECT_DIR, "$CI_PROJECT_DIR");
fs.appendFileSync(process.env.CALLS, text + "\\n");
if (program === "vault") process.stdout.write("hvs.session");
if (words[0] === "plan") fs.writeFileSync("plan.bin", "plan");
if (words[0] === "show") process.stdout.write("{}");
`;
