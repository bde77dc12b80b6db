import { deskOf } from "../../mcp/desk";
import { serverOf } from "../../mcp/server";
import { serve, type Streams } from "../../mcp/stdio";
import { loadStacks } from "../../review/load";
import { EXIT } from "../exit-codes";
import { readSources } from "../files";
import { DEFAULT_PATH } from "../input";
import type { Io } from "../io";
import { writeNotes } from "../notes";
import { todayOf } from "../today";
import { packageVersion } from "../version";

/** Flags of `mcp` as commander gives them. */
export interface McpFlags {
  readonly quiet?: boolean;
}

/**
 * `mcp`: answers check, explain, who and diff to programs, until the client closes its end.
 * @returns the exit code
 */
export async function runMcp(
  paths: readonly string[],
  flags: McpFlags,
  io: Io,
  streams: Streams = process,
): Promise<number> {
  const folders = paths.length > 0 ? paths : [DEFAULT_PATH];
  const desk = deskOf({
    folders,
    load: (asked, mayRead) => loadStacks(readSources(asked, mayRead), asked),
    today: () => todayOf(undefined, io),
  });
  writeNotes(
    [`answers on standard output over the Model Context Protocol, from ${folders.join(", ")}`],
    flags.quiet,
    io,
  );
  await serve(serverOf(desk, packageVersion()), streams, (text) =>
    writeNotes([text], flags.quiet, io),
  );
  return EXIT.done;
}
