import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { discoveryOf } from "../../lib/cli/discovery";

let server: Server;
let base: string;

const PATH = "/.well-known/openid-configuration";

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, name = "", ...rest] = (request.url ?? "").split("/");
    const path = `/${rest.join("/")}`;
    const json = (value: unknown): void => void response.end(JSON.stringify(value));
    if (path === "/keys") {
      json({ keys: [{ kid: "a" }, { kid: "b" }] });
      return;
    }
    if (path !== PATH || name === "absent") return void response.writeHead(404).end();
    if (name === "text") return void response.end("<html>");
    if (name === "moved") return void response.writeHead(302, { location: `/good${PATH}` }).end();
    if (name === "keyless") {
      json({ issuer: `${base}/keyless` });
      return;
    }
    json({
      issuer: `${base}/good`,
      jwks_uri: `${base}/good/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

describe("discoveryOf", () => {
  test("what an issuer says of itself", async () => {
    expect(await discoveryOf(`${base}/good`)).toEqual({
      issuer: `${base}/good`,
      algorithms: ["RS256"],
      keys: 2,
    });
  });

  test.each([
    ["absent", "status 404"],
    ["keyless", "it names no jwks_uri"],
    ["moved", "unexpected redirect"],
  ])("%s: %s", async (name, problem) => {
    expect(await discoveryOf(`${base}/${name}`)).toEqual({ problem });
  });

  test("what is no JSON, and nobody at all, are problems too", async () => {
    expect(await discoveryOf(`${base}/text`)).toMatchObject({
      problem: expect.stringContaining("JSON"),
    });
    expect(Object.keys(await discoveryOf("http://127.0.0.1:1"))).toEqual(["problem"]);
  });
});
