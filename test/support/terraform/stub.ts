import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { describeWith } from "./describe-with";
import { TERRAFORM_PART } from "./installed";
import type { Native } from "./native";
import { differences, type PlanJson, type StateJson } from "./plan-json";
import type { Environment } from "./reattach";
import { schemasFor } from "./schema";
import type { ServeRequest } from "./server";
import type { StackJson } from "./stack-json";
import type { StubOptions } from "./stub-provider";
import { workspace, type Workspace } from "./terraform";

export type { StackJson } from "./stack-json";
export type { StubOptions } from "./stub-provider";
export type { Workspace } from "./terraform";
export { changeOf, differences, valuesOf } from "./plan-json";
export { typesOf, type Native } from "./native";

/** `describe` for tests that run the terraform program; skipped where the machine has none. */
export const describeWithTerraform = (name: string, body: () => void): void =>
  describeWith(TERRAFORM_PART, name, body);

/** What a whole cycle of one stack gave. */
export interface Cycle {
  readonly plan: PlanJson;
  readonly state: StateJson;
  /** The plan of the changed stack after the first one was applied; undefined without a changed stack. */
  readonly changedPlan: PlanJson | undefined;
}

/** Stub providers that run, for the types of the stacks that they were started for. */
export interface Stubs {
  readonly environment: Environment;
  /** A workspace that holds the stack, initialised. Removed by {@link stop}. */
  open(stack: StackJson): Promise<Workspace>;
  /** The same with a configuration in native syntax. */
  openNative(native: Native): Promise<Workspace>;
  /** The whole life of a stack, see {@link cycle}. */
  cycle(stack: StackJson, changed?: StackJson): Promise<Cycle>;
  stop(): Promise<void>;
}

/** Starts stub providers for the types that the stacks use: `beforeAll`, with {@link Stubs.stop} in `afterAll`. */
export async function serveFor(
  stacks: readonly StackJson[],
  options: StubOptions = {},
): Promise<Stubs> {
  const { environment, end } = await startServer({ providers: schemasFor(stacks), options });
  const opened: Workspace[] = [];
  const openWith = async (put: (work: Workspace) => void) => {
    const work = workspace(environment);
    opened.push(work);
    put(work);
    await work.init();
    return work;
  };
  const open = (stack: StackJson) => openWith((work) => work.put(stack));
  return {
    environment,
    open,
    openNative: (native) => openWith((work) => work.putNative(native)),
    cycle: async (stack, changed) => live(await open(stack), changed),
    async stop() {
      opened.forEach((work) => work.remove());
      await end();
    },
  };
}

/**
 * Runs init, validate, plan, apply, a second plan, where given the plan of a changed stack, and destroy, on stub
 * providers of its own.
 *
 * @throws Error where a step fails, the second plan would change something, or destroy leaves something
 */
export async function cycle(
  stack: StackJson,
  changed?: StackJson,
  options: StubOptions = {},
): Promise<Cycle> {
  const stubs = await serveFor(changed === undefined ? [stack] : [stack, changed], options);
  try {
    return await stubs.cycle(stack, changed);
  } finally {
    await stubs.stop();
  }
}

async function live(work: Workspace, changed: StackJson | undefined): Promise<Cycle> {
  const { valid, diagnostics } = await work.validate();
  if (!valid) throw new Error(`not valid: ${JSON.stringify(diagnostics, null, 2)}`);
  const plan = await work.plan();
  await work.apply();
  const state = await work.state();
  const again = differences(await work.plan());
  if (again.length > 0) throw new Error(`planning again would change ${again.join("; ")}`);
  let changedPlan: PlanJson | undefined;
  if (changed !== undefined) {
    work.put(changed);
    changedPlan = await work.plan();
  }
  await work.destroy();
  const left = (await work.state()).values?.root_module.resources ?? [];
  if (left.length > 0) throw new Error(`destroy left ${left.map((r) => r.address).join(", ")}`);
  return { plan, state, changedPlan };
}

async function startServer(request: ServeRequest) {
  const runner = pathToFileURL(require.resolve("tsx")).href;
  const child = spawn(process.execPath, ["--import", runner, join(__dirname, "server.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  child.stdin.write(`${JSON.stringify(request)}\n`);
  const answer = await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    ended.then(() =>
      Promise.reject(new Error("the stub providers' process ended before it served")),
    ),
  ]);
  return {
    environment: JSON.parse(String(answer[0])) as Environment,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
