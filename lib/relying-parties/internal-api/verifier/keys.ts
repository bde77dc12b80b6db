import { isTrustworthyUrl } from "../issuer-problems";
import { jose, type JSONWebKeySet, type JWTVerifyGetKey } from "./jose";
import { VerificationError } from "./verification-error";

export interface KeyOptions {
  /**
   * The issuer's public keys, where it cannot be reached: nothing is fetched then.
   * @default - fetched from the `jwks_uri` of the issuer's discovery document
   */
  readonly keys?: KeySet;
  /**
   * Longest wait for the issuer, in seconds.
   * @default 5
   */
  readonly keyTimeout?: number;
  /**
   * Shortest time between two fetches that unknown key names cause, in seconds.
   * @default 30
   */
  readonly keyCooldown?: number;
  /**
   * Age at which keys are fetched again, in seconds.
   * @default 600
   */
  readonly keyMaxAge?: number;
  /**
   * How to fetch, for a proxy or a private certificate authority.
   * @default - the global fetch
   */
  readonly fetch?: Fetch;
}

/** A JSON Web Key Set (RFC 7517). */
export interface KeySet {
  readonly keys: readonly { readonly kty: string }[];
}

/** What is used of the standard `fetch`. */
export type Fetch = (
  url: string,
  options: {
    readonly method: "GET";
    readonly redirect: "manual";
    readonly headers: Headers;
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** Finds the key of a token's header. @throws VerificationError unknown-key (as the library says it) and keys-unavailable */
export function keyFinder(issuer: string, options: KeyOptions): JWTVerifyGetKey {
  const { keys } = options;
  const source = once(
    keys === undefined ? () => remoteKeys(issuer, options) : () => localKeys(keys),
  );
  return async (header, token) => {
    try {
      return await (
        await source()
      )(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      throw new VerificationError("keys-unavailable", { cause: error });
    }
  };
}

async function localKeys(keys: KeySet): Promise<JWTVerifyGetKey> {
  return (await jose()).createLocalJWKSet(keys as JSONWebKeySet);
}

async function remoteKeys(issuer: string, options: KeyOptions): Promise<JWTVerifyGetKey> {
  const { createRemoteJWKSet, customFetch } = await jose();
  const { fetch: fetcher, keyTimeout = 5, keyCooldown = 30, keyMaxAge = 600 } = options;
  const url = await keysUrl(issuer, fetcher ?? fetch, keyTimeout);
  return createRemoteJWKSet(url, {
    timeoutDuration: keyTimeout * 1000,
    cooldownDuration: keyCooldown * 1000,
    cacheMaxAge: keyMaxAge * 1000,
    ...(fetcher === undefined ? {} : { [customFetch]: fetcher }),
  });
}

/** The `jwks_uri` of the issuer's discovery document (OpenID Connect Discovery 1.0, section 4). */
async function keysUrl(issuer: string, fetcher: Fetch, timeout: number): Promise<URL> {
  const response = await fetcher(`${issuer}/.well-known/openid-configuration`, {
    method: "GET",
    redirect: "manual",
    headers: new Headers({ accept: "application/json" }),
    signal: AbortSignal.timeout(timeout * 1000),
  });
  if (response.status !== 200) throw new Error(`discovery answered ${response.status}`);
  const found: unknown = await response.json();
  const member = (name: string): unknown =>
    typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined;
  if (member("issuer") !== issuer) throw new Error("discovery names another issuer");
  const url = new URL(String(member("jwks_uri")));
  if (!isTrustworthyUrl(url)) throw new Error("discovery names keys that are not behind https");
  return url;
}

/** Keeps what was made; what failed is tried again by the next caller, never by two at a time. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

const ABOUT_TOKEN: ReadonlySet<unknown> = new Set([
  "ERR_JWKS_NO_MATCHING_KEY",
  "ERR_JWKS_MULTIPLE_MATCHING_KEYS",
]);

function isAboutToken(error: unknown): boolean {
  return typeof error === "object" && error !== null && ABOUT_TOKEN.has(Reflect.get(error, "code"));
}
