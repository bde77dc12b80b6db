import type { Discovery } from "../review/doctor/environment";
import { listOf, member, texts, textOf } from "../terraform/json";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_000_000;

/** Asks an issuer for its discovery document and its keys (OpenID Connect Discovery 1.0). Whatever goes wrong is the answer. */
export async function discoveryOf(url: string): Promise<Discovery> {
  try {
    const document = await jsonAt(`${url}/.well-known/openid-configuration`);
    const keys = textOf(document, "jwks_uri");
    if (keys === undefined) return { problem: "it names no jwks_uri" };
    return {
      issuer: textOf(document, "issuer") ?? "",
      algorithms: texts(listOf(document, "id_token_signing_alg_values_supported")),
      keys: listOf(await jsonAt(keys), "keys").length,
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

async function jsonAt(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const text = await response.text();
  if (text.length > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
  return JSON.parse(text) as unknown;
}

/** The innermost message: `fetch` says no more than that it failed, and hides why in the cause. */
function problemOf(error: unknown): string {
  return textOf(member(error, "cause"), "message") ?? textOf(error, "message") ?? "no answer";
}
