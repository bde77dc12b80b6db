import { UsageError } from "../../core/errors";
import { literal } from "../literal";

/** Members of a JSON Web Key that only the private half has (RFC 7518, section 6). */
const PRIVATE = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/**
 * A JSON Web Key Set with public RSA or EC keys, as Google takes it.
 * @throws UsageError ERR_PROP; never with the text itself
 */
export function keySet(text: string, where: string): string {
  const keys = keysOf(text);
  if (keys === undefined || keys.length === 0) throw refused("is no JSON Web Key Set", where);
  for (const key of keys) {
    if (PRIVATE.some((name) => Object.hasOwn(key, name))) {
      throw refused("has a private or symmetric key", where);
    }
    if (key["kty"] !== "RSA" && key["kty"] !== "EC")
      throw refused("has a key that is neither RSA nor EC", where);
  }
  return literal(JSON.stringify({ keys }), { where, prop: "jwksJson" });
}

type Key = Readonly<Record<string, unknown>>;

function keysOf(text: string): readonly Key[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null || !("keys" in parsed)) return undefined;
  const { keys } = parsed;
  if (!Array.isArray(keys)) return undefined;
  const list: readonly unknown[] = keys;
  return list.every((key): key is Key => typeof key === "object" && key !== null)
    ? list
    : undefined;
}

function refused(problem: string, where: string): UsageError {
  return new UsageError("ERR_PROP", `jwksJson ${problem}`, {
    allowed: 'the text of GitLab\'s /oauth/discovery/keys: {"keys":[{"kty":"RSA",…}]}',
    where,
  });
}
