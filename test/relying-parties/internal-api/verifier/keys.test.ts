import { createServer } from "node:http";
import { afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  keyFinder,
  type KeyOptions,
} from "../../../../lib/relying-parties/internal-api/verifier/keys";
import { VerificationError } from "../../../../lib/relying-parties/internal-api/verifier";
import {
  closed,
  keySet,
  listening,
  type LoopbackIssuer,
  loopbackIssuer,
  type Signer,
  signer,
} from "../../../support/signed-tokens";

const DISCOVERY = "/.well-known/openid-configuration";
const KEYS = "/oauth/discovery/keys";

let first: Signer;
let second: Signer;
let third: Signer;
let issuer: LoopbackIssuer;

beforeAll(async () => {
  [first, second, third] = await Promise.all([signer("1"), signer("2"), signer("3")]);
});

afterEach(() => {
  jest.restoreAllMocks();
});

async function onIssuer(body: () => Promise<void>): Promise<void> {
  issuer = await loopbackIssuer(keySet(first));
  try {
    await body();
  } finally {
    await issuer.close();
  }
}

/** Asks for keys by their names, one after the other: whether each is there. */
function asking(
  options: KeyOptions = {},
  url = issuer.url,
): (...kids: readonly string[]) => Promise<readonly string[]> {
  const find = keyFinder(url, options);
  return async (...kids) => {
    const answers: string[] = [];
    for (const kid of kids) {
      answers.push(
        await Promise.resolve(find({ alg: "RS256", kid }, { payload: "", signature: "" })).then(
          () => "found",
          (error: unknown) =>
            error instanceof VerificationError
              ? error.refusal
              : String(Reflect.get(Object(error), "code")),
        ),
      );
    }
    return answers;
  };
}

const GONE = "ERR_JWKS_NO_MATCHING_KEY";

describe("keys of an issuer", () => {
  test("are found by discovery, once", () =>
    onIssuer(async () => {
      const ask = asking();
      expect(issuer.asked).toEqual([]);
      expect(await ask("1", "1")).toEqual(["found", "found"]);
      expect(issuer.asked).toEqual([DISCOVERY, KEYS]);
    }));

  test("are asked for once by many at a time", () =>
    onIssuer(async () => {
      const ask = asking();
      await Promise.all([ask("1"), ask("1"), ask("1")]);
      expect(issuer.asked).toEqual([DISCOVERY, KEYS]);
    }));

  test("are fetched again for a new name, and not twice within the cooldown", () =>
    onIssuer(async () => {
      const now = Date.now();
      const clock = jest.spyOn(Date, "now").mockReturnValue(now);
      const ask = asking({ keyCooldown: 30 });
      expect(await ask("1")).toEqual(["found"]);
      issuer.keys = keySet(second);
      expect(await ask("2", "1")).toEqual([GONE, "found"]);
      clock.mockReturnValue(now + 30_001);
      expect(await ask("2", "1", "3")).toEqual(["found", GONE, GONE]);
      expect(issuer.asked).toEqual([DISCOVERY, KEYS, KEYS]);
      issuer.keys = keySet(third);
      clock.mockReturnValue(now + 60_003);
      expect(await ask("3", "2")).toEqual(["found", GONE]);
      expect(issuer.asked).toEqual([DISCOVERY, KEYS, KEYS, KEYS]);
    }));

  test("are fetched again when they are old", () =>
    onIssuer(async () => {
      const now = Date.now();
      const clock = jest.spyOn(Date, "now").mockReturnValue(now);
      const ask = asking({ keyMaxAge: 60 });
      await ask("1");
      issuer.keys = keySet(second);
      clock.mockReturnValue(now + 59_000);
      expect(await ask("1")).toEqual(["found"]);
      clock.mockReturnValue(now + 60_001);
      expect(await ask("1", "2")).toEqual([GONE, "found"]);
      expect(issuer.asked).toEqual([DISCOVERY, KEYS, KEYS]);
    }));

  test.each<[string, { readonly status?: number; readonly body: unknown }]>([
    ["an error", { status: 500, body: {} }],
    ["a redirect", { status: 302, body: {} }],
    ["another issuer", { body: { issuer: "https://gitlab.com", jwks_uri: "http://127.0.0.1" } }],
    ["no document", { body: null }],
    ["a text", { body: "x" }],
  ])("are unavailable where discovery answers with %s, and asked for again", (_, answer) =>
    onIssuer(async () => {
      const whole = issuer.discovery;
      issuer.discovery = () => answer;
      const ask = asking();
      expect(await ask("1", "1")).toEqual(["keys-unavailable", "keys-unavailable"]);
      expect(issuer.asked).toEqual([DISCOVERY, DISCOVERY]);
      issuer.discovery = whole;
      expect(await ask("1")).toEqual(["found"]);
    }),
  );

  test.each([
    ["no keys", (url: string) => ({ issuer: url })],
    ["keys over plain http", (url: string) => ({ issuer: url, jwks_uri: "http://keys.example" })],
  ])("are unavailable where discovery names %s", (_, document) =>
    onIssuer(async () => {
      issuer.discovery = (url) => ({ body: document(url) });
      expect(await asking()("1")).toEqual(["keys-unavailable"]);
      expect(issuer.asked).toEqual([DISCOVERY]);
    }),
  );

  test("are unavailable where they are no key set", () =>
    onIssuer(async () => {
      issuer.keys = { keys: "none" } as never;
      expect(await asking()("1")).toEqual(["keys-unavailable"]);
    }));

  test("are unavailable where nobody listens, or answers in time", async () => {
    const silent = createServer(() => undefined);
    const url = await listening(silent);
    expect(await asking({ keyTimeout: 1 }, url)("1")).toEqual(["keys-unavailable"]);
    await closed(silent);
    expect(await asking({}, url)("1")).toEqual(["keys-unavailable"]);
  });
});

test("keys that are given are never fetched", () =>
  onIssuer(async () => {
    const ask = asking({ keys: keySet(first, second) });
    expect(await ask("1", "2", "3")).toEqual(["found", "found", GONE]);
    expect(issuer.asked).toEqual([]);
  }));

test("keys may be fetched in another way", () =>
  onIssuer(async () => {
    const asked: string[] = [];
    const ask = asking(
      {
        fetch: (url, options) => {
          asked.push(url);
          return fetch(url.replace("https://gitlab.internal", issuer.url), options).then(
            async (response) =>
              new Response(
                (await response.text()).replaceAll(issuer.url, "https://gitlab.internal"),
                { status: response.status },
              ),
          );
        },
      },
      "https://gitlab.internal",
    );
    expect(await ask("1")).toEqual(["found"]);
    expect(asked).toEqual([
      `https://gitlab.internal${DISCOVERY}`,
      `https://gitlab.internal${KEYS}`,
    ]);
  }));
