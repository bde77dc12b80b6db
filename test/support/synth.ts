import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { FederationError } from "../../lib/core/errors";
import { FederationStack, GitlabInstance } from "../../lib/constructs/gitlab";

/** Terraform JSON as far as tests look into it. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly provider?: Readonly<Record<string, readonly unknown[]>>;
  readonly variable?: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
}

export const SELF_MANAGED = GitlabInstance.selfManaged({
  url: "https://gitlab.example.com",
  version: "19.2",
  tier: "premium",
});

/** An app that writes into a fresh folder, and a stack in it. */
export function freshStack(gitlab: GitlabInstance = SELF_MANAGED): {
  app: App;
  stack: FederationStack;
  folder: string;
} {
  const app = new App({ outdir: freshFolder() });
  const stack = new FederationStack(app, "shop", { gitlab });
  return { app, stack, folder: stackFolder(app) };
}

export function freshFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "federation-"));
}

export function stackFolder(app: App, name = "shop"): string {
  return path.join(app.outdir, "stacks", name);
}

/** Builds a stack, synthesizes it for real and reads what was written; cdktf's own metadata (`//`) is left out. */
export function synthesized(
  build: (stack: FederationStack) => void,
  gitlab?: GitlabInstance,
): TerraformJson {
  const { app, stack, folder } = freshStack(gitlab);
  build(stack);
  app.synth();
  const text = fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8");
  fs.rmSync(app.outdir, { recursive: true });
  return JSON.parse(text, (key, value: unknown) =>
    key === "//" ? undefined : value,
  ) as TerraformJson;
}

/** What a call refuses: code and place, with the whole message. */
export function refusal(call: () => unknown): {
  code: string;
  where: string | undefined;
  message: string;
} {
  try {
    call();
  } catch (error) {
    if (error instanceof FederationError) {
      return { code: error.code, where: error.details.where, message: error.message };
    }
    throw error;
  }
  throw new Error("expected a refusal, and the call passed");
}
