import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TERRAFORM } from "./installed";
import { filesOf, type Native } from "./native";
import type { PlanJson, StateJson, Validation } from "./plan-json";
import type { Environment } from "./reattach";
import type { StackJson } from "./stack-json";

/** A folder in which Terraform works on one stack. Each step throws {@link TerraformFailure} when Terraform fails. */
export interface Workspace {
  readonly folder: string;
  /** Writes the stack, in place of one written before. */
  put(stack: StackJson): void;
  /** Writes a configuration in native syntax, in place of one written before; modules need {@link init} again. */
  putNative(native: Native): void;
  init(): Promise<void>;
  /** Terraform's own verdict; the only step that reports errors instead of throwing them. */
  validate(): Promise<Validation>;
  /** Plans (further arguments as on the command line) and keeps the plan for {@link apply}. */
  plan(...further: string[]): Promise<PlanJson>;
  /** Applies the last plan. */
  apply(): Promise<void>;
  destroy(): Promise<void>;
  state(): Promise<StateJson>;
  /** Any other command. */
  run(...command: string[]): Promise<string>;
  remove(): void;
}

/** A command of Terraform that ended with an error; the message holds what it wrote. */
export class TerraformFailure extends Error {}

const MAX_OUTPUT = 1 << 28;
const PLAN_FILE = "plan.bin";
const QUIET = ["-input=false", "-no-color"];

/** A new workspace in the temporary folder. */
export function workspace(environment: Environment): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  const settings = join(folder, "settings.tfrc");
  writeFileSync(settings, "");
  let variables: Environment = {};
  const execute = (command: readonly string[]) =>
    terraform(command, folder, {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      TF_CLI_CONFIG_FILE: settings,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      ...variables,
      ...environment,
    });
  const run = async (...command: string[]) => {
    const { failed, output, errors } = await execute(command);
    if (failed) throw new TerraformFailure(`terraform ${command.join(" ")}\n${output}${errors}`);
    return output;
  };
  return {
    folder,
    run,
    put(stack) {
      variables = placeholders(stack);
      writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(withoutBackend(stack), null, 2));
    },
    putNative(native) {
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".tf") && !path.startsWith(".terraform"))
        .forEach((path) => rmSync(join(folder, path)));
      for (const [path, text] of Object.entries(filesOf(native))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    async init() {
      await run("init", ...QUIET);
    },
    validate: async () => JSON.parse((await execute(["validate", "-json"])).output) as Validation,
    async plan(...further) {
      await run("plan", ...QUIET, "-lock=false", `-out=${PLAN_FILE}`, ...further);
      return JSON.parse(await run("show", "-json", PLAN_FILE)) as PlanJson;
    },
    async apply() {
      await run("apply", ...QUIET, PLAN_FILE);
    },
    async destroy() {
      await run("destroy", ...QUIET, "-auto-approve");
    },
    state: async () => JSON.parse(await run("show", "-json")) as StateJson,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** cdktf writes the state's absolute path into the backend: without it the state stays in the workspace. */
function withoutBackend(stack: StackJson): StackJson {
  const settings = Object.entries(stack.terraform ?? {}).filter(([name]) => name !== "backend");
  return { ...stack, terraform: Object.fromEntries(settings) };
}

/** A text for each variable that has no default. */
function placeholders(stack: StackJson): Environment {
  const open = Object.entries(stack.variable ?? {}).filter(([, v]) => !Object.hasOwn(v, "default"));
  return Object.fromEntries(open.map(([name]) => [`TF_VAR_${name}`, "placeholder"]));
}

interface Outcome {
  readonly failed: boolean;
  readonly output: string;
  readonly errors: string;
}

function terraform(
  command: readonly string[],
  folder: string,
  environment: Environment,
): Promise<Outcome> {
  const program = TERRAFORM;
  if (program === undefined) throw new Error("there is no terraform on PATH");
  const options = { cwd: folder, env: environment, maxBuffer: MAX_OUTPUT };
  return new Promise((resolve) => {
    execFile(program, [...command], options, (error, output, errors) =>
      resolve({ failed: error !== null, output, errors }),
    );
  });
}
