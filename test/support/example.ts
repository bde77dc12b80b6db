import * as fs from "node:fs";
import { App } from "cdktf";
import { readSources } from "../../lib/cli/files";
import type { FederationStack } from "../../lib/constructs/gitlab";
import { loadStacks } from "../../lib/review/load";
import type { Stack } from "../../lib/terraform";
import { freshFolder, stackFolder } from "./synth";
import type { StackJson } from "./terraform/stub";

/** Synthesizes an example into a folder that is gone afterwards, guard rails included; returns what was written. */
export function synthesizedExample(build: (app: App) => FederationStack): StackJson {
  const app = new App({ outdir: freshFolder() });
  const stack = build(app);
  app.synth();
  const text = fs.readFileSync(`${stackFolder(app, stack.node.id)}/cdk.tf.json`, "utf8");
  fs.rmSync(app.outdir, { recursive: true });
  return JSON.parse(text) as StackJson;
}

/** The same with the files beside the stack, as the command reads the folder. */
export function loadedExample(build: (app: App) => FederationStack): {
  readonly stacks: readonly Stack[];
  /** Files of the stack's folder by name. */
  readonly texts: ReadonlyMap<string, string>;
} {
  const app = new App({ outdir: freshFolder() });
  const folder = stackFolder(app, build(app).node.id);
  app.synth();
  const { stacks } = loadStacks(readSources([folder]), [folder]);
  const texts = new Map(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(`${folder}/${name}`, "utf8")]),
  );
  fs.rmSync(app.outdir, { recursive: true });
  return { stacks, texts };
}
