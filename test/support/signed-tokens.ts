import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Token } from "../../lib/core";
import { jose } from "../../lib/relying-parties/internal-api/verifier/jose";
import type { KeySet } from "../../lib/relying-parties/internal-api/verifier";

/** A key pair of an issuer. */
export interface Signer {
  readonly kid: string;
  readonly algorithm: string;
  readonly publicKey: { readonly kty: string };
  /** The token as a job gets it: five minutes from now, or as the claims say. */
  readonly sign: (claims: Token, header?: Readonly<Record<string, unknown>>) => Promise<string>;
}

export const NOW = new Date("2026-11-24T12:00:00Z");
const SECONDS = Math.floor(NOW.getTime() / 1000);

/** Claims of the lifetime of a token that is minted at `NOW`, as GitLab sets them. */
export const LIFETIME = { iat: SECONDS, nbf: SECONDS - 5, exp: SECONDS + 300 };

export async function signer(kid: string, algorithm = "RS256"): Promise<Signer> {
  const { exportJWK, generateKeyPair, SignJWT } = await jose();
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    kid,
    algorithm,
    publicKey: { ...jwk, kty: jwk.kty ?? "", kid, use: "sig", alg: algorithm } as {
      readonly kty: string;
    },
    sign: (claims, header = {}) =>
      new SignJWT({ ...LIFETIME, ...claims })
        .setProtectedHeader({ alg: algorithm, kid, typ: "JWT", ...header })
        .sign(privateKey),
  };
}

export function keySet(...signers: readonly Signer[]): KeySet {
  return { keys: signers.map(({ publicKey }) => publicKey) };
}

/** A token of texts that nobody signed. */
export function unsigned(header: object, claims: object, signature = ""): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.${signature}`;
}

/** An issuer on loopback: discovery and keys, as GitLab serves them. */
export interface LoopbackIssuer {
  readonly url: string;
  /** What is served; replaced to rotate keys or to break it. */
  keys: KeySet;
  discovery: (url: string) => { readonly status?: number; readonly body: unknown };
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function loopbackIssuer(keys: KeySet): Promise<LoopbackIssuer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const isDiscovery = request.url === "/.well-known/openid-configuration";
    const { status = 200, body } = isDiscovery
      ? issuer.discovery(issuer.url)
      : { body: issuer.keys };
    response.writeHead(status, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(body));
  });
  const url = await listening(server);
  const issuer: LoopbackIssuer = {
    url,
    keys,
    discovery: (own) => ({ body: { issuer: own, jwks_uri: `${own}/oauth/discovery/keys` } }),
    asked,
    close: () => closed(server),
  };
  return issuer;
}

/** Starts a server on a free port of loopback. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve, reject) =>
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    }),
  );
}
