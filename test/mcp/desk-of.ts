import * as fs from "node:fs";
import { readSources } from "../../lib/cli/files";
import { deskOf } from "../../lib/mcp/desk";
import type { Desk } from "../../lib/mcp/tool";
import { loadStacks } from "../../lib/review/load";
import { type Files, folderWith } from "../cli/world";

/** Reads what the command reads, on a fixed day. */
export function deskFor(...folders: string[]): Desk {
  return deskOf({
    folders,
    load: (paths, mayRead) => loadStacks(readSources(paths, mayRead), paths),
    today: () => "2026-11-30",
  });
}

/** Writes files, serves folders of theirs, and removes them. `DIR` in a folder's name stands for where they are. */
export async function withDesk<Result>(
  files: Files,
  use: (desk: Desk, folder: string) => Result | Promise<Result>,
  served: readonly string[] = ["DIR"],
): Promise<Result> {
  const folder = folderWith(files);
  try {
    return await use(deskFor(...served.map((name) => name.replace("DIR", folder))), folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
