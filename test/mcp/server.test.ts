import { afterEach, describe, expect, test } from "@jest/globals";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import * as fs from "node:fs";
import { serverOf, TOOLS } from "../../lib/mcp/server";
import type { Desk } from "../../lib/mcp/tool";
import { folderWith } from "../cli/world";
import { claims, MAIN, roleJson } from "../review/stacks";
import { deskFor } from "./desk-of";

const WIDE = roleJson("project_path:shop/web:*");
const folder = () =>
  folderWith({ "new/shop/cdk.tf.json": WIDE, "old/shop/cdk.tf.json": roleJson(MAIN) });
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A client of a server, as an agent has it. */
async function clientOf(desk: Desk, dir?: string): Promise<Client> {
  const [here, there] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "agent", version: "1" });
  await serverOf(desk, "1.2.3").connect(there);
  await client.connect(here);
  open.push(async () => {
    await client.close();
    if (dir !== undefined) fs.rmSync(dir, { recursive: true });
  });
  return client;
}

const ask = async (client: Client, name: string, given: Record<string, unknown> = {}) => {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
  const [block] = content as readonly { readonly type: string; readonly text: string }[];
  const json: unknown = JSON.parse(block?.text ?? "");
  return { json, structuredContent, isError };
};

describe("the server", () => {
  test("introduces itself with what it serves", async () => {
    const client = await clientOf(deskFor("cdktf.out", "main/cdktf.out"));
    expect(client.getServerVersion()).toEqual({
      name: "gitlab-federation",
      title: "GitLab federation",
      version: "1.2.3",
    });
    expect(client.getServerCapabilities()).toEqual({ tools: {} });
    expect(client.getInstructions()).toMatch(/^Served folders: cdktf\.out, main\/cdktf\.out\. /m);
  });

  test("has four tools that only read", async () => {
    const { tools } = await (await clientOf(deskFor("out"))).listTools();
    expect(tools.map(({ name }) => name)).toEqual(["check", "explain", "who", "diff"]);
    for (const [index, { title, annotations, inputSchema, outputSchema }] of tools.entries()) {
      expect(annotations).toEqual({
        title,
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      expect(inputSchema).toEqual(TOOLS[index]?.inputSchema);
      expect(outputSchema).toEqual(TOOLS[index]?.outputSchema);
    }
  });

  test("answers each question as its schema promises, structured and as text", async () => {
    const dir = folder();
    const client = await clientOf(deskFor(`${dir}/new`, `${dir}/old`), dir);
    // The client validates structured answers of tools that it has listed.
    await client.listTools();
    const path = `${dir}/new`;
    const answers = [
      await ask(client, "check", { path, severity: "error" }),
      await ask(client, "explain", { path, tokens: [{ id: "push", claims: claims() }] }),
      await ask(client, "who", { path, reach: "web" }),
      await ask(client, "diff", { base: `${dir}/old` }),
    ];
    for (const { json, structuredContent, isError } of answers) {
      expect(structuredContent).toEqual(json);
      expect(isError).toBeUndefined();
    }
    expect(answers.map(({ json }) => json)).toMatchObject([
      { schemaVersion: 1, findings: [{ rule: "trust/any-ref", severity: "error" }] },
      { decisions: [{ token: "push", identity: "aws_iam_role.web", admitted: true }] },
      { paths: [{ identity: "aws_iam_role.web", project: "shop/web" }] },
      { changes: [{ identity: "aws_iam_role.web", kind: "wider" }] },
    ]);
  });

  test("sees a new synth", async () => {
    const dir = folder();
    const client = await clientOf(deskFor(`${dir}/old`), dir);
    const before = await ask(client, "check", { severity: "error" });
    expect(before.json).toMatchObject({ findings: [] });
    fs.writeFileSync(`${dir}/old/shop/cdk.tf.json`, JSON.stringify(WIDE));
    const after = await ask(client, "check", { severity: "error" });
    expect(after.json).toMatchObject({ findings: [{ rule: "trust/any-ref" }] });
  });

  test("tells errors as results, with code and fix", async () => {
    const dir = folder();
    const client = await clientOf(deskFor(`${dir}/new`), dir);
    await client.listTools();
    expect(await ask(client, "check", { path: `${dir}/old` })).toMatchObject({
      isError: true,
      structuredContent: undefined,
      json: { error: { code: "ERR_INPUT_UNREADABLE" } },
    });
    expect(await ask(client, "chek")).toMatchObject({
      isError: true,
      json: { error: { code: "ERR_USAGE", fix: "did you mean check?" } },
    });
  });

  test("refuses a JWT before anything else, and does not repeat it", async () => {
    const client = await clientOf(deskFor("out"));
    const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";
    const told = await ask(client, "explain", { tokens: [{ id: "a", claims: jwt }] });
    expect(told).toMatchObject({ isError: true, json: { error: { code: "ERR_USAGE" } } });
    expect(JSON.stringify(told)).not.toMatch(/eyJ/);
  });

  test("keeps running after a fault, and shows no stack of it", async () => {
    const broken: Desk = {
      ...deskFor("out"),
      read: () => {
        throw new TypeError("x is undefined");
      },
    };
    const client = await clientOf(broken);
    const told = await ask(client, "who");
    expect(told).toMatchObject({ isError: true, json: { error: { code: "ERR_INTERNAL" } } });
    expect(JSON.stringify(told)).not.toMatch(/ at |\.ts/);
    expect((await client.listTools()).tools).toHaveLength(4);
  });
});
