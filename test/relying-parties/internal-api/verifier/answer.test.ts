import { expect, test } from "@jest/globals";
import { answerTo } from "../../../../lib/relying-parties/internal-api/verifier/answer";

const COMMON = { "content-type": "application/json", "cache-control": "no-store" };

test.each([
  [undefined, 401, "unauthorized", { "www-authenticate": 'Bearer realm="store"' }],
  [
    "expired",
    401,
    "invalid_token",
    { "www-authenticate": 'Bearer realm="store", error="invalid_token"' },
  ],
  [
    "signature",
    401,
    "invalid_token",
    { "www-authenticate": 'Bearer realm="store", error="invalid_token"' },
  ],
  [
    "no-grant",
    403,
    "insufficient_scope",
    { "www-authenticate": 'Bearer realm="store", error="insufficient_scope"' },
  ],
  ["keys-unavailable", 503, "temporarily_unavailable", { "retry-after": "5" }],
] as const)("%s is answered with %s %s", (refusal, status, error, headers) => {
  expect(answerTo("store", refusal)).toEqual({
    status,
    headers: { ...COMMON, ...headers },
    body: `{"error":"${error}"}\n`,
  });
});
