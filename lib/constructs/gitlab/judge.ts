import type { Issuer } from "../../core";
import type { Finding } from "../../guardrails/finding";
import { parseManifests, withManifests } from "../../relying-parties/manifests";
import type * as Review from "../../review/check";
import type { SideFile } from "../../review/side-file";
import { readStack } from "../../terraform";
import type { Acknowledgement } from "../registry";
import { today } from "../today";

/** A stack as it was synthesized, for the guard rails. */
export interface JudgedStack {
  /** Name of the stack. */
  readonly name: string;
  /** `cdk.tf.json` relative to the output folder. */
  readonly file: string;
  /** The Terraform JSON that was written, resolved once. */
  readonly terraform: unknown;
  /** Files beside it, by name. */
  readonly artifacts: ReadonlyMap<string, string>;
  readonly issuer: Issuer;
  readonly acknowledgements: readonly Acknowledgement[];
  /** Source line of our construct at a construct path or the nearest above it: `main.ts:31`. */
  readonly locate: (constructPath: string) => string | undefined;
}

/** The guard rails over all stacks of a program: the sentences that stop synth. */
export type Judge = (stacks: readonly JudgedStack[]) => readonly string[];

/** The rules and every party's reader are loaded at synth: composing needs none of them. */
function review(): typeof Review {
  return require("../../review/check") as typeof Review;
}

/** Runs the guard rails on what was written. Errors stop synth; warnings go to stderr. */
export const judge: Judge = (stacks) => {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const issuers = [...new Map(stacks.map(({ issuer }) => [issuer.url, issuer])).values()];
  const { findings } = review().check(
    stacks.map(({ name, file, terraform, artifacts }) =>
      withManifests(
        readStack(terraform, { name, file }),
        [...artifacts].flatMap(([file, text]) => parseManifests(text, file, file)),
      ),
    ),
    { today: today(), issuers, sides: new Map(stacks.map((stack) => [stack.name, sideOf(stack)])) },
  );
  const told = findings.map((finding) => ({
    finding,
    text: sentence(finding, byName.get(finding.stack)),
  }));
  for (const { finding, text } of told) {
    if (finding.severity === "warning") process.stderr.write(`warning ${text}\n`);
  }
  return told.flatMap(({ finding, text }) => (finding.severity === "error" ? [text] : []));
};

function sideOf({ acknowledgements }: JudgedStack): SideFile {
  return { acknowledgements, locations: new Map() };
}

function sentence(finding: Finding, stack: JudgedStack | undefined): string {
  const { rule, message, given, allowed, fix, address, constructPath = "" } = finding;
  const line = stack?.locate(constructPath);
  return [
    `${rule}: ${message}`,
    ...(given === undefined ? [] : [`given: ${given}`]),
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    `fix: ${fix}`,
    `at ${constructPath === "" ? address : constructPath}${line === undefined ? "" : ` (${line})`}`,
  ].join("; ");
}
