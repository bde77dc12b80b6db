import { GITLAB_DOT_COM, pipelineTokens, type Token } from "../dist/core";
import { compile, evaluate, parsePolicy, prepare } from "../dist/relying-parties/internal-api";
import { createVerifier } from "../dist/relying-parties/internal-api/verifier";
import { exact, trustOf } from "../dist/core";
import type { Value } from "../dist/terraform";
import { type Figure, median } from "./goals";

const ROUNDS = 20_000;
const VERIFICATIONS = 2_000;
const AUDIENCE = "internal-api:artifact-store";

const policy = compile(
  trustOf({
    iss: exact(GITLAB_DOT_COM.url),
    aud: exact(AUDIENCE),
    project_id: exact("67890"),
    ref_type: exact("branch"),
    ref: exact("main"),
    ref_protected: exact("true"),
  }),
  { name: "artifact-store", role: "publisher", issuer: GITLAB_DOT_COM, audience: AUDIENCE },
);

const tokens: Readonly<Record<string, Token>> = pipelineTokens({
  issuer: GITLAB_DOT_COM,
  project: { id: "67890", path: "acme/app" },
  audience: AUDIENCE,
});

/** The verifier against bare `jose` on the same token and keys, and decisions a second by one prepared policy. */
export async function verifier(): Promise<readonly Figure[]> {
  return [await overhead(), decisions()];
}

async function overhead(): Promise<Figure> {
  const { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } =
    await import("jose");
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kty: "RSA", kid: "1", alg: "RS256" }] };
  const token = await new SignJWT({ ...tokens["push"] })
    .setProtectedHeader({ alg: "RS256", kid: "1", typ: "JWT" })
    .setNotBefore("0s")
    .setExpirationTime("1h")
    .sign(privateKey);
  const { verify } = createVerifier(policy, { keys });
  const local = createLocalJWKSet(keys);
  const checks = { algorithms: ["RS256"], issuer: policy.issuer, audience: AUDIENCE };
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < VERIFICATIONS; i++) await work();
    return performance.now() - start;
  };
  const ours = (): Promise<number> => timed(() => verify(token));
  const bare = (): Promise<number> => timed(() => jwtVerify(token, local, checks));
  await ours();
  await bare();
  const ratios: number[] = [];
  for (let i = 0; i < 9; i++) ratios.push((await ours()) / (await bare()));
  return {
    name: "verifying a token against bare jose",
    value: median(ratios),
    unit: "x",
    goal: { atMost: 1.2 },
  };
}

function decisions(): Figure {
  const parsed = parsePolicy(policy as unknown as Value);
  const [role] = parsed.roles;
  if (role === undefined) throw new Error("the policy has no role");
  const prepared = prepare({ policy: parsed, role });
  const all = Object.values(tokens);
  const rates = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (let i = 0; i < ROUNDS; i++) {
      for (const token of all) evaluate(prepared, token);
    }
    return (ROUNDS * all.length) / ((performance.now() - start) / 1000);
  });
  return {
    name: "decisions a second on a prepared internal API policy",
    value: median(rates),
    unit: "/s",
    goal: { atLeast: 100_000 },
  };
}
