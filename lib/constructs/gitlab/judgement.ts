import * as fs from "node:fs";
import * as path from "node:path";
import { App, type ISynthesisSession, type IStackSynthesizer } from "cdktf";
import type { IConstruct } from "constructs";
import { UsageError } from "../../core/errors";
import { CI_FRAGMENT, renderCiFragment } from "./ci-fragment";
import type { FederationStack } from "./federation-stack";
import type { Judge, JudgedStack } from "./judge";
import { SIDE_FILE, sideFile } from "./side-file";

interface Written {
  readonly stack: FederationStack;
  readonly outdir: string;
  /** `cdk.tf.json` relative to `outdir`. */
  readonly file: string;
}

const judgements = new WeakMap<IConstruct, Judgement>();

/** The judgement of the program a construct belongs to; the first call registers it on the root. */
export function judgementOf(construct: IConstruct, judge: Judge): Judgement {
  const { root } = construct.node;
  let found = judgements.get(root);
  if (found === undefined) {
    found = new Judgement(judge);
    judgements.set(root, found);
    const judgement = found;
    if (App.isApp(root)) root.node.addValidation({ validate: () => [...judgement.validate()] });
  }
  return found;
}

/**
 * Runs the guard rails once, after all stacks were synthesized, and keeps the files of a run together: they are complete
 * after a run that passed, and gone after one that failed.
 */
export class Judgement {
  private written: Written[] = [];

  constructor(private readonly judge: Judge) {}

  /** Wraps cdktf's synthesizer of one stack. */
  around(stack: FederationStack, inner: IStackSynthesizer): IStackSynthesizer {
    return { synthesize: (session) => this.synthesize(stack, inner, session) };
  }

  private synthesize(
    stack: FederationStack,
    inner: IStackSynthesizer,
    session: ISynthesisSession,
  ): void {
    refuseHcl(stack);
    const { outdir, manifest } = session;
    const written = { stack, outdir, file: manifest.forStack(stack).synthesizedStackPath };
    remove(written);
    if (session.skipValidation === true) {
      process.stderr.write(
        `${stack.node.path}: validation is skipped, the guard rails did not judge this stack\n`,
      );
    }
    this.written.push(written);
    try {
      inner.synthesize(session);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** The sentences that stop synth; on none of them the files beside the stacks are written. */
  validate(): readonly string[] {
    try {
      const errors = this.judge(this.written.map(judged));
      if (errors.length > 0) this.discard();
      else for (const written of this.written) writeBeside(written);
      return errors;
    } catch (error) {
      this.discard();
      throw error;
    } finally {
      this.written = [];
    }
  }

  private discard(): void {
    this.written.forEach(remove);
    this.written = [];
  }
}

function judged({ stack, file }: Written): JudgedStack {
  const { registry } = stack;
  return {
    name: stack.node.id,
    file: file.split(path.sep).join("/"),
    terraform: stack.synthesized,
    artifacts: artifactsOf(stack),
    issuer: stack.gitlab.issuer,
    acknowledgements: registry.acknowledgements,
    locate: (constructPath) => registry.locate(constructPath),
  };
}

function artifactsOf({ registry }: FederationStack): ReadonlyMap<string, string> {
  return new Map([...registry.artifacts.values()].map(({ file, render }) => [file, render()]));
}

function writeBeside({ stack, outdir, file }: Written): void {
  const folder = path.join(outdir, path.dirname(file));
  const { registry, production } = stack;
  const side = sideFile({
    stack: stack.node.id,
    gitlab: stack.gitlab.issuer,
    production,
    registry,
  });
  fs.writeFileSync(path.join(folder, SIDE_FILE), `${JSON.stringify(side, undefined, 2)}\n`);
  for (const [name, text] of artifactsOf(stack)) fs.writeFileSync(path.join(folder, name), text);
  if (registry.ciJobs.size > 0) {
    fs.writeFileSync(
      path.join(folder, CI_FRAGMENT),
      renderCiFragment(stack.node.id, registry.ciJobs.values()),
    );
  }
}

function remove({ stack, outdir, file }: Written): void {
  const folder = path.join(outdir, path.dirname(file));
  const own = [path.basename(file), SIDE_FILE, CI_FRAGMENT, ...stack.registry.artifacts.keys()];
  for (const name of own) fs.rmSync(path.join(folder, name), { force: true });
}

function refuseHcl(stack: FederationStack): void {
  const { root } = stack.node;
  const env = process.env["SYNTH_HCL_OUTPUT"];
  if (env !== "true" && env !== "1" && !(App.isApp(root) && root.hclOutput)) return;
  throw hclRefused(stack);
}

/** HCL carries the same stack, but nobody could judge it. */
export function hclRefused(stack: FederationStack): UsageError {
  return new UsageError(
    "ERR_STACK",
    "a FederationStack is not written as HCL: the guard rails judge JSON",
    {
      fix: "leave out --hcl, hclOutput and SYNTH_HCL_OUTPUT",
      where: stack.node.path,
    },
  );
}
