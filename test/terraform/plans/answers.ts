import { jobToken } from "../../../lib/core";
import { runWith } from "../../cli/world";
import type { PlanJson } from "../../support/terraform/plan-json";

const job = (project: object) =>
  jobToken({ aud: "https://gitlab.com", ref: "main", ref_type: "branch", ...project });

/** A job on the main branch of the project that the tests mean, and the same of a project that nobody means. */
export const APP = job({ project_path: "acme/app", project_id: "42" });
export const EVIL = job({ project_path: "evil/app", project_id: "66" });

/** What `explain` answers for the job that is meant and for the other. */
export type Verdicts = readonly [boolean | null | undefined, boolean | null | undefined];

interface Decision {
  readonly token: string;
  readonly identity: string;
  readonly admitted: boolean | null;
}
interface Finding {
  readonly severity: string;
  readonly rule: string;
  readonly address: string;
}

/** Each identity of a plan with what `explain` answers for both jobs. */
export async function verdictsOf(plan: PlanJson): Promise<Readonly<Record<string, Verdicts>>> {
  const lines = [
    { id: "app", claims: APP },
    { id: "evil", claims: EVIL },
  ].map((line) => JSON.stringify(line));
  const { decisions } = await answer<{ readonly decisions: readonly Decision[] }>(
    plan,
    ["explain", "--tokens", "DIR/tokens.jsonl"],
    { "tokens.jsonl": lines.join("\n") },
  );
  const of = (identity: string, token: string) =>
    decisions.find((d) => d.identity === identity && d.token === token)?.admitted;
  return Object.fromEntries(
    decisions.map(({ identity }) => [identity, [of(identity, "app"), of(identity, "evil")]]),
  );
}

/** The findings of `check`, each as `severity rule address`. */
export async function findingsOf(plan: PlanJson): Promise<readonly string[]> {
  const { findings } = await answer<{ readonly findings: readonly Finding[] }>(plan, ["check"]);
  return findings.map(({ severity, rule, address }) => `${severity} ${rule} ${address}`);
}

/** A command's answer as JSON. Throws what the command says where it gives none. */
export async function answer<T>(
  plan: PlanJson,
  [command = "", ...options]: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<T> {
  const argv = [command, "DIR/plan.json", ...options, "--format", "json"];
  const { exitCode, stdout, stderr } = await runWith({ ...files, "plan.json": plan }, argv);
  if (exitCode > 2) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
