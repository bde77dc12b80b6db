import { type ClaimName, isClaimName, type Token } from "../../core";

/** How a role names a claim: by its name, or by a JSON pointer where it starts with a slash (RFC 6901). */
export interface ClaimKey {
  /** As the role writes it. */
  readonly shown: string;
  /** The steps into the token; one for a claim at its top. */
  readonly path: readonly string[];
}

/**
 * Reads a key of `bound_claims`, `claim_mappings` or `groups_claim`.
 * @param pointers whether a leading slash makes it a pointer; `user_claim` wants `user_claim_json_pointer` for that
 */
export function claimKey(shown: string, pointers = true): ClaimKey {
  if (!pointers || !shown.startsWith("/")) return { shown, path: [shown] };
  const steps = shown.slice(1).split("/");
  return { shown, path: steps.map((s) => s.replaceAll("~1", "/").replaceAll("~0", "~")) };
}

/** The claim of GitLab's that a key names as a whole; `undefined` for a part of one, or another name. */
export function namedClaim({ path }: ClaimKey): ClaimName | undefined {
  const [name = ""] = path;
  return path.length === 1 && isClaimName(name) ? name : undefined;
}

/** What a reader knows the key by. */
export function claimText({ path, shown }: ClaimKey): string {
  return path.length === 1 ? (path[0] ?? shown) : shown;
}

/** What a token has at a key; `undefined` where it lacks it, or has null. */
export function valueAt(token: Token, { path }: ClaimKey): unknown {
  const [name = ""] = path;
  if (path.length === 1) return Object.hasOwn(token, name) ? (token[name] ?? undefined) : undefined;
  let value: unknown = token;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value ?? undefined;
}
