import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  createVerifier,
  type Middleware,
  protect,
  verifiedJob,
  type Verifier,
} from "../../../../lib/relying-parties/internal-api/verifier";
import { policyWith, RELEASE } from "../../../support/internal-api";
import {
  closed,
  keySet,
  listening,
  NOW,
  type Signer,
  signer,
} from "../../../support/signed-tokens";
import { refusal } from "../../../support/synth";

let key: Signer;
let verifier: Verifier;
let server: Server;
let url: string;
let guard: Middleware;

beforeAll(async () => {
  key = await signer("1");
  verifier = createVerifier(policyWith(), { keys: keySet(key), now: () => NOW });
  guard = protect(verifier);
  server = createServer((request, response) => {
    void guard(request, response, (error) => {
      const roles = verifiedJob(request)?.roles.join() ?? "";
      response.statusCode = error === undefined ? 200 : 500;
      response.end(error === undefined ? `hello ${roles}` : "slip");
    });
  });
  url = await listening(server);
});

afterAll(() => closed(server));

async function ask(authorization?: string) {
  const response = await fetch(url, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return {
    status: response.status,
    challenge: response.headers.get("www-authenticate"),
    body: await response.text(),
  };
}

describe("the middleware on a server", () => {
  test("lets a job through, and tells who it is", async () => {
    expect(await ask(`Bearer ${await key.sign(RELEASE)}`)).toEqual({
      status: 200,
      challenge: null,
      body: "hello publisher",
    });
  });

  test.each<[string, () => Promise<string | undefined>, number, string | null, string]>([
    [
      "no token",
      () => Promise.resolve(undefined),
      401,
      'Bearer realm="artifact-store"',
      "unauthorized",
    ],
    [
      "another scheme",
      () => Promise.resolve("Basic YTpi"),
      401,
      'Bearer realm="artifact-store"',
      "unauthorized",
    ],
    [
      "garbage",
      () => Promise.resolve("Bearer x"),
      401,
      'Bearer realm="artifact-store", error="invalid_token"',
      "invalid_token",
    ],
    [
      "an old token",
      async () => `Bearer ${await key.sign({ ...RELEASE, exp: 1 })}`,
      401,
      'Bearer realm="artifact-store", error="invalid_token"',
      "invalid_token",
    ],
    [
      "another ref",
      async () => `Bearer ${await key.sign({ ...RELEASE, ref: "dev" })}`,
      403,
      'Bearer realm="artifact-store", error="insufficient_scope"',
      "insufficient_scope",
    ],
  ])("answers %s without a reason", async (_, header, status, challenge, error) => {
    expect(await ask(await header())).toEqual({
      status,
      challenge,
      body: `${JSON.stringify({ error })}\n`,
    });
  });

  test("says that it cannot tell where the keys are not to be had", async () => {
    const policy = policyWith({ issuer: "http://127.0.0.1:1" });
    guard = protect(createVerifier(policy, { now: () => NOW }));
    const answer = await ask(`Bearer ${await key.sign(RELEASE)}`);
    guard = protect(verifier);
    expect(answer).toEqual({
      status: 503,
      challenge: null,
      body: '{"error":"temporarily_unavailable"}\n',
    });
  });
});

describe("the middleware by itself", () => {
  test("hands on what is no matter of the token", async () => {
    const slip = new Error("slip");
    const broken = { ...verifier, verify: () => Promise.reject(slip) };
    const handed: unknown[] = [];
    const response = {
      statusCode: 0,
      setHeader: () => undefined,
      end: () => handed.push("answered"),
    };
    const request = { headers: { authorization: "Bearer a.b.c" } };
    await protect(broken)(request, response, (error) => handed.push(error));
    expect(handed).toEqual([slip]);
    expect(verifiedJob(request)).toBeUndefined();
  });

  test("asks for the role that it is made with", async () => {
    const roles = ["publisher", "reader"].map((name) => ({ name, grants: [] }));
    const asked: unknown[] = [];
    const made: Verifier = {
      policy: policyWith({ roles }),
      verify: (_, options) => {
        asked.push(options);
        return Promise.resolve({ claims: {}, roles: ["reader"] });
      },
    };
    const request = { headers: { authorization: "Bearer a.b.c" } };
    const response = { statusCode: 0, setHeader: () => undefined, end: () => undefined };
    await protect(made, { role: "reader" })(request, response, () => undefined);
    expect(asked).toEqual([{ role: "reader" }]);
    expect(refusal(() => protect(made, { role: "admin" }))).toMatchObject({ code: "ERR_PROP" });
  });

  test("what throws behind it is not its own", async () => {
    const request = { headers: { authorization: `Bearer ${await key.sign(RELEASE)}` } };
    const response = { statusCode: 0, setHeader: () => undefined, end: () => undefined };
    const result = protect(verifier)(request, response, () => {
      throw new Error("handler");
    });
    await expect(result).rejects.toThrow("handler");
  });
});
