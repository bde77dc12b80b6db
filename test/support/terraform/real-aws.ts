import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsSide } from "./aws-side";
import { startChild } from "./child";
import { describeWith } from "./describe-with";
import { AWS_PROVIDER, MOTO, REAL_AWS_PART } from "./installed";
import { differences, type PlanJson, type StateJson, type Validation } from "./plan-json";
import { reattachment } from "./reattach";
import { serveCut } from "./schema-proxy";
import type { StackJson } from "./stack-json";
import { workspace, type Workspace } from "./terraform";

/** `describe` for tests that run the real AWS provider; skipped where the machine lacks a part of that. */
export const describeWithRealAws = (name: string, body: () => void): void =>
  describeWith(REAL_AWS_PART, name, body);

/** What the real provider made of the AWS side of a stack. */
export interface AwsCycle {
  readonly plan: PlanJson;
  /** As read back from the emulated AWS. */
  readonly state: StateJson;
}

/** The real AWS provider and an emulated AWS, running. One cycle at a time: they share the emulated account. */
export interface RealAws {
  /** The provider's own verdict on the AWS side of a stack. */
  validate(stack: StackJson): Promise<Validation>;
  /**
   * Validates, plans and applies the AWS side of a stack to an empty account, reads it back and plans again.
   *
   * @param existing what the account has already
   * @throws Error where a step fails or the second plan finds a difference
   */
  cycle(stack: StackJson, existing?: StackJson): Promise<AwsCycle>;
  stop(): Promise<void>;
}

/** Starts both: `beforeAll`, with {@link RealAws.stop} in `afterAll`. */
export async function startRealAws(): Promise<RealAws> {
  if (AWS_PROVIDER === undefined || MOTO === undefined) throw new Error(REAL_AWS_PART.missing);
  const folder = mkdtempSync(join(tmpdir(), "real-aws-"));
  const moto = startChild(MOTO, ["-H", "127.0.0.1", "-p", "0"], {
    ...process.env,
    PYTHONUNBUFFERED: "1",
  });
  const provider = startChild(AWS_PROVIDER, ["-debug"], {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
  });
  const [endpoint, attached] = await Promise.all([
    moto.line(/Running on (http:\S+)/),
    provider.line(/TF_REATTACH_PROVIDERS='(.*)'/),
  ]);
  const { pid, address } = attachment(attached);

  let wanted: ReadonlySet<string> = new Set();
  const socket = join(folder, "aws.sock");
  const proxy = await serveCut(address, socket, () => wanted);
  const environment = reattachment({ aws: { version: 5, pid, socket } });

  const withSide = async <T>(stack: StackJson, work: (w: Workspace) => Promise<T>): Promise<T> => {
    const side = awsSide(stack, endpoint);
    wanted = new Set([...Object.keys(side.resource ?? {}), ...Object.keys(side.data ?? {})]);
    const space = workspace(environment);
    try {
      space.put(side);
      return await work(space);
    } finally {
      space.remove();
    }
  };

  return {
    validate: (stack) => withSide(stack, (w) => w.validate()),
    async cycle(stack, existing) {
      await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
      if (existing !== undefined) {
        await withSide(existing, async (w) => {
          await w.plan();
          await w.apply();
        });
      }
      return withSide(stack, live);
    },
    async stop() {
      proxy.stop();
      await Promise.all([moto.stop(), provider.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function live(work: Workspace): Promise<AwsCycle> {
  const { valid, diagnostics } = await work.validate();
  if (!valid) throw new Error(`not valid: ${JSON.stringify(diagnostics, null, 2)}`);
  const plan = await work.plan();
  await work.apply();
  await work.run("apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color");
  const state = await work.state();
  const again = differences(await work.plan());
  if (again.length > 0) throw new Error(`planning again would change ${again.join("; ")}`);
  return { plan, state };
}

/** The process and socket of a provider, from what it prints for Terraform's environment. */
function attachment(printed: string): { readonly pid: number; readonly address: string } {
  const [entry] = Object.values(
    JSON.parse(printed) as Record<
      string,
      { readonly Pid: number; readonly Addr: { readonly String: string } }
    >,
  );
  if (entry === undefined) throw new Error(`the AWS provider printed no address: ${printed}`);
  return { pid: entry.Pid, address: entry.Addr.String };
}
