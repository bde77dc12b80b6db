import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "../../lib/cli/run";

/** What a run of the command left behind; `DIR` stands for the folder it worked on. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Files of a test, by path relative to a folder of its own. */
export type Files = Readonly<Record<string, string | Uint8Array | object>>;

export function folderWith(files: Files): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "federation-cli-")));
  for (const [name, body] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(
      file,
      typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    );
  }
  return folder;
}

/** Writes the files, runs the command in this process, and removes them. `DIR` in a word stands for their folder. */
export async function runWith(
  files: Files,
  argv: readonly string[],
  {
    env = {},
    isTTY = false,
  }: { readonly env?: Readonly<Record<string, string>>; readonly isTTY?: boolean } = {},
): Promise<Ran> {
  const folder = folderWith(files);
  const out: string[] = [];
  const err: string[] = [];
  try {
    const exitCode = await run(
      argv.map((word) => word.replaceAll("DIR", folder)),
      {
        stdout: { write: (text) => out.push(text), isTTY },
        stderr: { write: (text) => err.push(text), isTTY },
        env,
        now: () => new Date("2026-11-30T12:00:00Z"),
      },
    );
    const shown = (texts: readonly string[]): string => texts.join("").replaceAll(folder, "DIR");
    return { exitCode, stdout: shown(out), stderr: shown(err) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
