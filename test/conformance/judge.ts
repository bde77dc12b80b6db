import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PartyName } from "./party";

/** One question to a relying party's own code. */
export interface Request {
  readonly id: string;
  readonly document: object;
  readonly token: object;
  /** Seconds from now; a time left out is left out of the token. By default a GitLab token that was just issued. */
  readonly clock?: object;
}

/** Its answer. `invalid`: the party does not take the document at all. */
export interface Answer {
  readonly id: string;
  readonly verdict: "admitted" | "refused" | "invalid";
  /** In the party's own words. */
  readonly why: string;
}

/** Questions one process answers before the next is started: what both sides hold in memory stays small. */
const AT_ONCE = 2000;

const HERE = "test/conformance";

/** The installed Go, as it names itself; `undefined` where there is none. */
export function installedGo(): string | undefined {
  const { status, stdout } = spawnSync("go", ["version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** This machine cannot build a program: its Go is too old, or the modules cannot be had. */
export class NotHere extends Error {}

const LACKS =
  /requires go ?>?=? ?\d|dial |lookup |i\/o timeout|connection refused|reading https?:|server response|module lookup disabled/i;

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/**
 * Builds a party's program, or finds it built from the same sources by the same Go.
 * @returns path of the program, outside the repository
 * @throws NotHere where this machine lacks what it takes; Error with the compiler's words
 */
export function buildJudge(party: PartyName, go: string): string {
  const sources = ["protocol", party].flatMap((folder) =>
    readdirSync(path.join(HERE, folder)).map((file) => path.join(HERE, folder, file)),
  );
  const hash = createHash("sha256").update(go);
  for (const file of sources.sort()) hash.update(file).update(readFileSync(file));
  const folder = path.join(
    process.env["XDG_CACHE_HOME"] ?? tmpdir(),
    "cdktf-gitlab-federation",
    "conformance",
    hash.digest("hex").slice(0, 16),
  );
  const program = path.join(folder, party);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const fresh = `${program}.${process.pid}`;
  const { status, stderr } = spawnSync(
    "go",
    ["build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", fresh, "."],
    {
      cwd: path.join(HERE, party),
      encoding: "utf8",
      env: { ...process.env, GOTOOLCHAIN: "local", GOWORK: "off" },
    },
  );
  if (status !== 0 && LACKS.test(stderr)) throw new NotHere(lastLine(stderr));
  if (status !== 0) throw new Error(`the ${party} program does not build: ${stderr}`);
  renameSync(fresh, program);
  return program;
}

/** Lets a party's program decide. @throws Error where it does not answer each question */
export function ask(program: string, requests: readonly Request[]): readonly Answer[] {
  const answers: Answer[] = [];
  for (let start = 0; start < requests.length; start += AT_ONCE) {
    const asked = requests.slice(start, start + AT_ONCE);
    const { status, stdout, stderr } = spawnSync(program, {
      input: asked.map((request) => `${JSON.stringify(request)}\n`).join(""),
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const given = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Answer);
    if (status !== 0 || given.some(({ id }, index) => id !== asked[index]?.id)) {
      throw new Error(`${program} stopped with ${status ?? "a signal"}: ${stderr}`);
    }
    answers.push(...given);
  }
  return answers;
}
