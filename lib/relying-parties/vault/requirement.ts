import type { NotUnderstood } from "../trust-document";
import { known, type Text } from "../text";
import type { ClaimKey } from "./claim-key";
import type { Mount } from "./mount";
import type { Role } from "./role";
import type { Comparison } from "./text-values";

/** One thing that a token must meet to log in to a role. All of them must be met. */
export type Requirement =
  /** `iss`, as the mount wants it. */
  | { readonly kind: "issuer"; readonly wanted: Text }
  /** One of `aud`, a text or a list. */
  | { readonly kind: "audience"; readonly wanted: readonly Text[] }
  /** No audience at all: what a role without `bound_audiences` asks. */
  | { readonly kind: "no-audience" }
  /** A claim, or one member of a list, has one of the values. Nothing but texts is ever equal to them. */
  | {
      readonly kind: "values";
      readonly key: ClaimKey;
      readonly wanted: readonly Text[];
      readonly comparison: Comparison;
    }
  /** A claim is a text. */
  | { readonly kind: "text"; readonly key: ClaimKey }
  /** A claim is a text or a list of texts. */
  | { readonly kind: "texts"; readonly key: ClaimKey }
  /** A claim is a text, or is not there. */
  | { readonly kind: "text-or-absent"; readonly key: ClaimKey }
  /** Nothing meets it. */
  | { readonly kind: "never"; readonly expected: string; readonly received: string }
  /** What no token tells, or what is not known. */
  | { readonly kind: "open"; readonly gap: NotUnderstood };

/** What a token must meet, in the order in which it is told. */
export function requirementsOf(role: Role, mount: Mount): readonly Requirement[] {
  const { audiences, claims, comparison, groupsClaim, mapped, subject, userClaim } = role;
  const found: Requirement[] = [];
  if (role.type === undefined || known(role.type) === "oidc") {
    found.push({
      kind: "never",
      expected: 'role_type "jwt"',
      received: role.type === undefined ? 'none, which Vault takes for "oidc"' : '"oidc"',
    });
  }
  if (typeof mount.issuer === "object") found.push({ kind: "issuer", wanted: mount.issuer });
  found.push(
    audiences.length === 0 ? { kind: "no-audience" } : { kind: "audience", wanted: audiences },
  );
  if (subject !== undefined) {
    const key = { shown: "sub", path: ["sub"] };
    found.push({ kind: "values", key, wanted: [subject], comparison: "exact" });
  }
  for (const { key, wanted } of claims) found.push({ kind: "values", key, wanted, comparison });
  if (userClaim !== undefined) found.push({ kind: "text", key: userClaim });
  if (groupsClaim !== undefined) found.push({ kind: "texts", key: groupsClaim });
  for (const key of mapped) found.push({ kind: "text-or-absent", key });
  for (const gap of [...mount.gaps, ...role.gaps]) found.push({ kind: "open", gap });
  return found;
}
