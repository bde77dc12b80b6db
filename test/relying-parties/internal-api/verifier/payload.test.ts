import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Token } from "../../../../lib/core";
import { VerificationError } from "../../../../lib/relying-parties/internal-api/verifier";
import { jose } from "../../../../lib/relying-parties/internal-api/verifier/jose";
import type { VerifierOptions } from "../../../../lib/relying-parties/internal-api/verifier/options";
import { payloadReader } from "../../../../lib/relying-parties/internal-api/verifier/payload";
import { ISSUER, policyWith, RELEASE } from "../../../support/internal-api";
import {
  keySet,
  LIFETIME,
  NOW,
  type Signer,
  signer,
  unsigned,
} from "../../../support/signed-tokens";

let rsa: Signer;
let other: Signer;
let elliptic: Signer;

beforeAll(async () => {
  [rsa, other, elliptic] = await Promise.all([
    signer("rsa"),
    signer("rsa"),
    signer("elliptic", "ES256"),
  ]);
});

const HEADER = { alg: "RS256", kid: "rsa", typ: "JWT" };

function read(token: string, options: VerifierOptions = {}, policy: object = {}): Promise<Token> {
  const keys = keySet(rsa, elliptic);
  return payloadReader(policyWith(policy), { keys, now: () => NOW, ...options })(token);
}

async function refusalOf(result: Promise<Token>): Promise<string> {
  const error: unknown = await result.catch((error: unknown) => error);
  if (error instanceof VerificationError) return error.refusal;
  throw new Error(`expected a refusal, and got ${JSON.stringify(error)}`);
}

describe("a signed token", () => {
  test("gives its claims", async () => {
    expect(await read(await rsa.sign(RELEASE))).toEqual({ ...RELEASE, ...LIFETIME });
  });

  test("may be for several audiences", async () => {
    const aud = ["other", "internal-api:artifact-store"];
    expect((await read(await rsa.sign({ ...RELEASE, aud })))["aud"]).toEqual(aud);
  });

  test("is signed with one of the policy's algorithms", async () => {
    const token = await elliptic.sign(RELEASE);
    expect(await refusalOf(read(token))).toBe("algorithm");
    expect((await read(token, {}, { algorithms: ["RS256", "ES256"] }))["ref"]).toBe("main");
  });

  test.each<[string, Token, string]>([
    ["an issuer with a slash", { iss: `${ISSUER}/` }, "issuer"],
    ["another issuer", { iss: "https://gitlab.com" }, "issuer"],
    ["an issuer that is a list", { iss: [ISSUER] }, "issuer"],
    ["no issuer", { iss: undefined }, "issuer"],
    ["another audience", { aud: "internal-api:artifact-stores" }, "audience"],
    ["several audiences, all others", { aud: ["a", "b"] }, "audience"],
    ["no audience", { aud: undefined }, "audience"],
    ["a lifetime that is over", { exp: LIFETIME.iat - 6 }, "expired"],
    ["a lifetime to come", { nbf: LIFETIME.iat + 6 }, "not-yet-valid"],
    ["no end", { exp: undefined }, "malformed"],
    ["no beginning", { nbf: undefined }, "malformed"],
    ["an end that is a text", { exp: "tomorrow" }, "malformed"],
  ])("with %s is refused: %s", async (_, change, refusal) => {
    expect(await refusalOf(read(await rsa.sign({ ...RELEASE, ...change })))).toBe(refusal);
  });

  test.each<[string, Token]>([
    ["just over", { exp: LIFETIME.iat - 4 }],
    ["about to begin", { nbf: LIFETIME.iat + 5 }],
  ])("is taken where its lifetime is %s: clocks differ", async (_, change) => {
    const token = await rsa.sign({ ...RELEASE, ...change });
    expect((await read(token))["ref"]).toBe("main");
    expect(await refusalOf(read(token, { clockTolerance: 0 }))).toMatch(/expired|not-yet-valid/);
  });

  test("is refused with the signature of another key of that name", async () => {
    expect(await refusalOf(read(await other.sign(RELEASE)))).toBe("signature");
  });

  test("is refused with other claims than those that were signed", async () => {
    const [header = "", , signature = ""] = (await rsa.sign({ ...RELEASE, ref: "dev" })).split(".");
    const [, payload = ""] = (await rsa.sign(RELEASE)).split(".");
    expect(await refusalOf(read(`${header}.${payload}.${signature}`))).toBe("signature");
  });

  test("is refused with the name of a key that the issuer does not have", async () => {
    expect(await refusalOf(read(await rsa.sign(RELEASE, { kid: "gone" })))).toBe("unknown-key");
  });

  test("may lack the name of the key where there is one that fits", async () => {
    const token = await rsa.sign(RELEASE, { kid: undefined });
    expect((await read(token))["ref"]).toBe("main");
    const keys = keySet(rsa, { ...other, publicKey: { ...other.publicKey, kid: "b" } as never });
    expect(await refusalOf(read(token, { keys }))).toBe("unknown-key");
  });

  test("is refused with a critical header that is not understood", async () => {
    const header = { ...HEADER, crit: ["x"], x: 1 };
    expect(await refusalOf(read(unsigned(header, RELEASE, "AAAA")))).toBe("malformed");
  });
});

describe("a token that nobody signed", () => {
  test.each(["none", "None", "HS256"])("with algorithm %s is refused", async (alg) => {
    const claims = { ...RELEASE, ...LIFETIME };
    expect(await refusalOf(read(unsigned({ ...HEADER, alg }, claims)))).toBe("algorithm");
  });

  test("is refused where the public key served as a shared secret", async () => {
    const { SignJWT, importJWK, exportSPKI } = await jose();
    const key = await importJWK(rsa.publicKey as never, "RS256", { extractable: true });
    const secret = new TextEncoder().encode(await exportSPKI(key));
    const token = await new SignJWT({ ...RELEASE, ...LIFETIME })
      .setProtectedHeader({ ...HEADER, alg: "HS256" })
      .sign(secret);
    expect(await refusalOf(read(token))).toBe("algorithm");
  });

  test("is refused where it brings its own key", async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = publicKey.export({ format: "jwk" });
    const token = await other.sign(RELEASE, { kid: "own", jwk });
    expect(await refusalOf(read(token))).toBe("unknown-key");
  });

  test.each<[string, string]>([
    ["", "malformed"],
    ["garbage", "malformed"],
    ["a.b.c", "malformed"],
    ["..", "malformed"],
    ["a.b.c.d.e", "malformed"],
    [unsigned(HEADER, RELEASE), "signature"],
    [unsigned([], RELEASE, "AAAA"), "malformed"],
    [`${unsigned(HEADER, RELEASE, "AAAA")} `, "malformed"],
    [undefined as never, "malformed"],
    [{ length: 1 } as never, "malformed"],
  ])("%s is %s", async (token, refusal) => {
    expect(await refusalOf(read(token))).toBe(refusal);
  });

  test("is not looked at where it is too large", async () => {
    const token = await rsa.sign({ ...RELEASE, sub: "x".repeat(16_384) });
    expect(await refusalOf(read(token))).toBe("too-large");
    expect((await read(token, { maxTokenBytes: 32_768 }))["ref"]).toBe("main");
    expect(await refusalOf(read("x".repeat(16_385)))).toBe("too-large");
    expect(await refusalOf(read("x".repeat(16_384)))).toBe("malformed");
  });
});

test("without a clock of its own it goes by the machine's", async () => {
  const now = Math.floor(Date.now() / 1000);
  const reader = payloadReader(policyWith(), { keys: keySet(rsa) });
  const token = await rsa.sign({ ...RELEASE, nbf: now - 1, exp: now + 60 });
  expect((await reader(token))["ref"]).toBe("main");
  const old = await rsa.sign({ ...RELEASE, nbf: now - 60, exp: now - 30 });
  expect(await refusalOf(reader(old))).toBe("expired");
});
