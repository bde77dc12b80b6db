import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { runMcp } from "../../../lib/cli/commands/mcp";
import { roleJson } from "../../review/stacks";
import { folderWith, runWith } from "../world";

const ROOT = path.join(__dirname, "..", "..", "..");
const TSX = path.join(ROOT, "node_modules", "tsx", "dist", "loader.mjs");
const MAIN = path.join(ROOT, "lib", "cli", "main.ts");
const FILES = { "stacks/shop/cdk.tf.json": roleJson("project_path:shop/web:*") };
const dir = folderWith(FILES);
afterAll(() => fs.rmSync(dir, { recursive: true }));

/** A whole process on a busy machine. */
const LONGEST_START_MS = 60_000;

describe("mcp over real pipes", () => {
  const client = new Client({ name: "agent", version: "1" });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ["--import", TSX, MAIN, "mcp", dir],
    stderr: "pipe",
  });
  let notes = "";
  transport.stderr?.on("data", (chunk: Buffer) => (notes += chunk.toString()));
  beforeAll(() => client.connect(transport), LONGEST_START_MS);
  afterAll(() => client.close());

  test("answers as the command does; notes go to standard error", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["check", "explain", "who", "diff"]);
    const { structuredContent } = await client.callTool({ name: "check", arguments: {} });
    const command = await runWith(FILES, ["check", "DIR", "--format", "json"]);
    const shown = JSON.stringify(structuredContent).replaceAll(dir, "DIR");
    expect(JSON.parse(shown)).toEqual(JSON.parse(command.stdout));
    expect(notes).toBe(
      `note: answers on standard output over the Model Context Protocol, from ${dir}\n`,
    );
  });

  test("refuses what lies outside", async () => {
    const { isError } = await client.callTool({ name: "check", arguments: { path: ROOT } });
    expect(isError).toBe(true);
  });
});

test("the process ends with its client, standard output carries the protocol alone", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", TSX, MAIN, "mcp", "--quiet", dir],
    { input: '{"jsonrpc":"2.0","id":1,"method":"ping"}\nnonsense\n', encoding: "utf8" },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '{"result":{},"jsonrpc":"2.0","id":1}\n',
    stderr: "",
  });
});

test("serves cdktf.out by default", async () => {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  const notes: string[] = [];
  stdin.end();
  const exitCode = await runMcp(
    [],
    {},
    {
      stdout: { write: () => true },
      stderr: { write: (text) => notes.push(text) },
      env: {},
      now: () => new Date(0),
    },
    { stdin, stdout },
  );
  expect(exitCode).toBe(0);
  expect(notes).toEqual([
    "note: answers on standard output over the Model Context Protocol, from cdktf.out\n",
  ]);
});
