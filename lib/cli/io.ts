/** The outside world of one run of the command. */
export interface Io {
  /** Data. */
  readonly stdout: Output;
  /** Prose. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The world of this process. A reader that closes the pipe early ends the output and nothing else. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
  };
}
