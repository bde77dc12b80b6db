import type { Refusal } from "./verification-error";

/** What a caller without a valid token hears: never why, beyond what RFC 6750 has words for. */
export interface Answer {
  readonly status: 401 | 403 | 503;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The answer to a request that is not let in (RFC 6750, section 3.1): 401 without or with a bad token, 403 for a job that
 * has no role here, 503 where the issuer's keys cannot be fetched.
 * @param realm name of the API
 * @param refusal `undefined` where the request brings no token
 */
export function answerTo(realm: string, refusal: Refusal | undefined): Answer {
  if (refusal === "keys-unavailable")
    return answer(503, "temporarily_unavailable", { "retry-after": "5" });
  if (refusal === undefined) {
    return answer(401, "unauthorized", { "www-authenticate": `Bearer realm="${realm}"` });
  }
  const [status, error] =
    refusal === "no-grant"
      ? ([403, "insufficient_scope"] as const)
      : ([401, "invalid_token"] as const);
  return answer(status, error, {
    "www-authenticate": `Bearer realm="${realm}", error="${error}"`,
  });
}

function answer(
  status: Answer["status"],
  error: string,
  headers: Readonly<Record<string, string>>,
): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: `${JSON.stringify({ error })}\n`,
  };
}
