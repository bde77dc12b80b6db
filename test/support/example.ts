import * as fs from "node:fs";
import { App } from "cdktf";
import type { FederationStack } from "../../lib/constructs/gitlab";
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
