import { describe, expect, test } from "@jest/globals";
import { PassThrough } from "node:stream";
import { serverOf } from "../../lib/mcp/server";
import { serve } from "../../lib/mcp/stdio";
import { deskFor } from "./desk-of";

const PING = `${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" })}\n`;

async function served(...chunks: readonly string[]) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  const problems: string[] = [];
  const done = serve(serverOf(deskFor("out"), "1"), { stdin, stdout }, (text) =>
    problems.push(text),
  );
  for (const chunk of chunks) stdin.write(chunk);
  stdin.end();
  await done;
  return { stdout: String(stdout.read() ?? ""), problems };
}

describe("serve", () => {
  test("answers what was read before the client's end, then ends", async () => {
    expect(await served(PING)).toEqual({
      stdout: '{"result":{},"jsonrpc":"2.0","id":1}\n',
      problems: [],
    });
  });

  test("tells what is no message without repeating it, and goes on", async () => {
    const { stdout, problems } = await served("secret{\n", '{"a": "secret"}\n', PING);
    expect(stdout).toBe('{"result":{},"jsonrpc":"2.0","id":1}\n');
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/secret/);
  });

  test("ends at a message that is too long", async () => {
    const { stdout, problems } = await served("x".repeat(5 * 1024 * 1024));
    expect(stdout).toBe("");
    expect(problems).toEqual(["a message could not be handled (Error)"]);
  });

  test("ends when nobody listens any more", async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    const done = serve(serverOf(deskFor("out"), "1"), { stdin, stdout }, () => undefined);
    stdout.destroy();
    await expect(done).resolves.toBeUndefined();
  });
});
