import type { ClaimName, Token } from "../../core";
import { capabilities } from "./capabilities";
import { keyPrefix } from "./provider-url";

/** What a condition key has in a request: one text, nothing, or something that AWS's answer is not known for. */
export type KeyValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent"; readonly because: "absent" | "not-a-key" }
  | { readonly kind: "undecided"; readonly shown: string };

/** A request to exchange a token, as AWS's policy engine sees it. */
export interface Request {
  /** Empty where the token has none. */
  readonly iss: string;
  readonly audience: KeyValue;
  /** Lower-case prefix of the issuer's condition keys. */
  readonly prefix: string;
  readonly keys: readonly ClaimName[];
  readonly token: Token;
}

export function requestOf(token: Token): Request {
  const iss = claimValue(token, "iss");
  const url = iss.kind === "text" ? iss.text : "";
  return {
    iss: url,
    audience: claimValue(token, "aud"),
    prefix: keyPrefix(url).toLowerCase(),
    keys: capabilities({ url }).keys,
    token,
  };
}

/** A claim as AWS types it: String. GitLab's `aud` may be a list; AWS expects one audience. */
export function claimValue(token: Token, claim: string): KeyValue {
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  if (value === undefined || value === null) return { kind: "absent", because: "absent" };
  if (typeof value === "string") return { kind: "text", text: value };
  if (typeof value === "number") return { kind: "text", text: String(value) };
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === "string") {
    return { kind: "text", text: value[0] };
  }
  return { kind: "undecided", shown: shownJson(value) };
}

function shownJson(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === "string" ? text : typeof value;
  } catch {
    return typeof value;
  }
}

/** What a condition key of an OIDC issuer has: other issuers' keys and claims AWS does not know are absent. */
export function keyValue(request: Request, prefix: string, claim: string): KeyValue {
  if (prefix !== request.prefix || !(request.keys as readonly string[]).includes(claim)) {
    return { kind: "absent", because: "not-a-key" };
  }
  return claimValue(request.token, claim);
}
