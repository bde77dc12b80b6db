import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Readable, Writable } from "node:stream";
import type { serverOf } from "./server";

/** Where a client speaks and listens. */
export interface Streams {
  readonly stdin: Readable;
  /** Carries messages of the protocol and nothing else. */
  readonly stdout: Writable;
}

/** Longest message that is read, in bytes: a question is small. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Serves one client until it closes its end.
 * @param problem is told what could not be read: a line that is no message, one that is too long
 */
export async function serve(
  server: ReturnType<typeof serverOf>,
  { stdin, stdout }: Streams,
  problem: (text: string) => void,
): Promise<void> {
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: LONGEST });
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  // The text of a line may be anything and is not repeated.
  server.server.onerror = ({ name }) => {
    problem(`a message could not be handled (${name})`);
  };
  await server.connect(transport);
  // What was read before the end is answered first.
  const end = (): void => void setImmediate(() => void server.close());
  stdin.once("end", end);
  stdout.once("close", end);
  await closed;
}
