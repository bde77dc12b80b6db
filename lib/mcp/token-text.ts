import { UsageError } from "../core/errors";
import { redacted } from "../report/redacted";
import { parseJson } from "../terraform";
import { isObject } from "../terraform/json";

/**
 * Refuses arguments that hold a token: it would lie in the logs of whoever asks. No part of it appears in the message.
 * @throws UsageError ERR_USAGE
 */
export function refuseTokens(given: unknown): void {
  if (!textsIn(given).some(holdsToken)) return;
  throw new UsageError("ERR_USAGE", "an argument holds a JWT", {
    allowed: 'claims as an object: {"id": "...", "claims": {...}}',
    fix: "decode the payload where the token is, and treat the token as disclosed",
  });
}

/** Takes tokens out of every text of an answer. */
export function withoutTokens(value: unknown): unknown {
  if (typeof value === "string") return redacted(value);
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [redacted(name), withoutTokens(inner)]),
  );
}

/** Every text in a value, names of members included. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") texts.push(next);
    else if (Array.isArray(next)) for (const member of next) open.push(member);
    else if (isObject(next)) {
      for (const [name, member] of Object.entries(next)) open.push(name, member);
    }
  }
  return texts;
}

/** Parts joined by points, of which one that is not the last is a JSON object in base64url (RFC 7515, section 3.1). */
function holdsToken(text: string): boolean {
  return text.split(/[^\w.-]+/).some((word) => word.split(".").slice(0, -1).some(isHeader));
}

/** `{"alg":""}`: the shortest header. */
const SHORTEST = 14;

function isHeader(part: string): boolean {
  if (part.length < SHORTEST) return false;
  try {
    return isObject(parseJson(atob(part.replaceAll("-", "+").replaceAll("_", "/")), ""));
  } catch {
    return false;
  }
}
