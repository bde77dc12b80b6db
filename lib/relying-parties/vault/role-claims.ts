import type { CompileOptions } from "./compile-options";
import type { WrittenClaim } from "./compile-claims";
import type { Written } from "./written-value";
import { cannotOf } from "../cannot";

const cannot = cannotOf("vault");

/** `bound_claims` of one role, with how Vault and the provider take them. */
export interface RoleClaims {
  readonly bound_claims: Readonly<Record<string, string>>;
  readonly bound_claims_type: "string" | "glob";
  readonly disable_bound_claims_parsing: boolean;
}

/** Roles that one grant may need, before it is refused. */
const MOST_ROLES = 20;

/**
 * Writes the claims of a grant as roles, mostly one. `*` is a wildcard for a whole role or for none of it, and a value of
 * `bound_claims` is one text: several values are joined by commas, which the provider takes apart, so a value with a
 * comma of its own gets a role for itself.
 * @throws CannotExpressError
 */
export function roleClaims(
  claims: readonly WrittenClaim[],
  options: CompileOptions,
): readonly RoleClaims[] {
  return byKind(claims, options).flatMap((own) => byCommas(own, options).map(written));
}

function isStarred({ text, wildcard }: Written): boolean {
  return !wildcard && text.includes("*");
}

/** A literal `*` needs a role of plain texts, a wildcard one of globs. */
function byKind(
  claims: readonly WrittenClaim[],
  options: CompileOptions,
): readonly (readonly WrittenClaim[])[] {
  const starred = claims.find(({ values }) => values.some(isStarred));
  const globbed = claims.find(({ values }) => values.some((v) => v.wildcard));
  if (starred === undefined || globbed === undefined) return [claims];
  const both = claims.filter(({ values }) => values.some((v) => isStarred(v) || v.wildcard));
  if (both.length > 1) {
    throw cannot(
      starred.claim,
      `a value of ${starred.claim} has a literal * beside a pattern of ${both.find((c) => c !== starred)?.claim ?? ""}: in one role of Vault every * is a wildcard, or none`,
      options,
      { fix: "list the exact values in place of the pattern, or drop the value with the *" },
    );
  }
  const only = (keep: (value: Written) => boolean): readonly WrittenClaim[] =>
    claims.map((c) => (c === starred ? { ...c, values: c.values.filter(keep) } : c));
  return [only((v) => !v.wildcard), only((v) => v.wildcard)];
}

/** A text that comes apart, or loses a space, when the provider splits it. */
function isSplit({ text }: Written): boolean {
  return text.includes(",") || text !== text.trim();
}

function byCommas(
  claims: readonly WrittenClaim[],
  options: CompileOptions,
): readonly (readonly WrittenClaim[])[] {
  const [split] = claims.filter(({ values }) => values.some(isSplit));
  if (split === undefined) return [claims];
  const count = claims.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_ROLES) {
    throw cannot(
      split.claim,
      `a value of ${split.claim} has a comma, so every combination of values needs a role of its own: ${count} roles`,
      options,
      { allowed: `${MOST_ROLES} roles`, fix: "trust fewer values at once, or write a pattern" },
    );
  }
  return claims.reduce<readonly (readonly WrittenClaim[])[]>(
    (roles, { claim, values }) =>
      roles.flatMap((role) => values.map((value) => [...role, { claim, values: [value] }])),
    [[]],
  );
}

function written(claims: readonly WrittenClaim[]): RoleClaims {
  const all = claims.flatMap(({ values }) => values);
  return {
    bound_claims: Object.fromEntries(
      claims.map(({ claim, values }) => [
        claim,
        [...new Set(values.map(({ text }) => text))].join(","),
      ]),
    ),
    bound_claims_type: all.some((v) => v.wildcard) ? "glob" : "string",
    disable_bound_claims_parsing: claims.every(({ values }) => values.length === 1),
  };
}
