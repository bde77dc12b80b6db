import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program that runs until it is stopped, or until the process that started it ends, however that ends. */
export interface Child {
  /** Waits for a line of its output; gives the first group of the pattern. Rejects when the program does not serve. */
  line(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Ends the program when the standard input ends (nothing else tells it that its parent was killed), and itself when the
 * program ends.
 */
const GUARD =
  'exec 3<&0; "$@" & program=$!; { cat <&3 >/dev/null; kill $program; } 2>/dev/null & wait $program';
const START_SECONDS = 60;

export function startChild(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Child {
  const child = spawn("/bin/sh", ["-c", GUARD, "sh", program, ...args], { env: environment });
  const ended = once(child, "exit");
  let text = "";
  let look: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      text += data.toString();
      look();
    });
  }
  return {
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (what: string) => reject(new Error(`${program} ${what}:\n${text}`));
        const timer = setTimeout(
          () => fail(`does not serve after ${START_SECONDS} s`),
          START_SECONDS * 1000,
        );
        const settle = () => {
          clearTimeout(timer);
          look = () => undefined;
        };
        look = () => {
          const found = pattern.exec(text)?.[1];
          if (found === undefined) return;
          settle();
          resolve(found);
        };
        void ended.then(() => {
          settle();
          fail("ended before it served");
        });
        look();
      }),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
