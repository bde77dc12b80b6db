import { expect, test } from "@jest/globals";
import { processIo } from "../../lib/cli/io";

test("is the world of this process", () => {
  const before = process.stdout.listenerCount("error");
  const io = processIo();
  expect([io.stdout, io.stderr, io.env]).toEqual([process.stdout, process.stderr, process.env]);
  expect(io.now().getTime()).toBeGreaterThan(0);
  const [closed] = process.stdout.listeners("error").slice(before) as ((error: Error) => void)[];
  expect(() => closed?.(Object.assign(new Error("closed"), { code: "EPIPE" }))).not.toThrow();
  expect(() => closed?.(Object.assign(new Error("full"), { code: "ENOSPC" }))).toThrow("full");
  for (const stream of [process.stdout, process.stderr])
    stream.removeListener("error", stream.listeners("error").at(-1) as () => void);
});
