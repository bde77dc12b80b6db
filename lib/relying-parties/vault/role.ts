import { attribute, isMap, isUnknown, type Resource, type Value } from "../../terraform";
import { HOLE, known, type Text, textOf } from "../text";
import type { NotUnderstood } from "../trust-document";
import { type ClaimKey, claimKey } from "./claim-key";
import { given, members } from "./given";
import { alternativesOf, type Comparison } from "./text-values";

export const ROLE_TYPE = "vault_jwt_auth_backend_role";

/** One entry of `bound_claims`: the token must have one of the values. */
export interface BoundClaim {
  readonly key: ClaimKey;
  /** As the configuration has it, before the provider splits it. */
  readonly written: Text;
  readonly wanted: readonly Text[];
}

/** What a role asks of a token. OpenBao has the same document; no judge of its own code was available for it. */
export interface Role {
  readonly address: string;
  /** As written: Vault takes it in lower case. */
  readonly name: Text;
  /** Left out, Vault takes `oidc`. */
  readonly type: Text | undefined;
  /** Empty where none is given: then no token with an audience is let in. */
  readonly audiences: readonly Text[];
  readonly subject: Text | undefined;
  readonly claims: readonly BoundClaim[];
  readonly comparison: Comparison;
  readonly userClaim: ClaimKey | undefined;
  readonly groupsClaim: ClaimKey | undefined;
  /** The claims that `claim_mappings` copies. */
  readonly mapped: readonly ClaimKey[];
  /** Parts that cannot be turned into a question about a token. */
  readonly gaps: readonly NotUnderstood[];
}

/** Reads a role as the Terraform provider writes it to Vault (hashicorp/vault, `vault_jwt_auth_backend_role`). */
export function roleOf(resource: Resource): Role {
  const gaps: NotUnderstood[] = [];
  const { address } = resource;
  const late = (name: string): void => {
    gaps.push({
      code: "unknown-value",
      message: `${address}.${name} is not known before apply`,
    });
  };
  const odd = (name: string, problem: string): void => {
    gaps.push({ code: "not-understood", message: `${address}.${name} ${problem}` });
  };
  const whole = (name: string): string | undefined => {
    const text = textOf(given(resource, name), false);
    if (text !== undefined && known(text) === undefined) late(name);
    return text && (known(text) || undefined);
  };

  const type = textOf(given(resource, "role_type"), false);
  if (type !== undefined && known(type) === undefined) late("role_type");
  else if (type !== undefined && !["jwt", "oidc", ""].includes(type.shown))
    odd("role_type", `is ${JSON.stringify(type.shown)}, which Vault does not know`);

  const kind = whole("bound_claims_type");
  if (kind !== undefined && kind !== "string" && kind !== "glob")
    odd("bound_claims_type", `is ${JSON.stringify(kind)}, which Vault does not know`);
  const isKnownKind = given(resource, "bound_claims_type") === undefined || kind === "string";

  const off = textOf(given(resource, "disable_bound_claims_parsing"), false);
  if (off !== undefined && known(off) === undefined) late("disable_bound_claims_parsing");

  const userClaim = whole("user_claim");
  if (given(resource, "user_claim") === undefined) odd("user_claim", "is missing");
  const pointer = whole("user_claim_json_pointer") === "true";
  const groupsClaim = whole("groups_claim");

  if (members(given(resource, "token_bound_cidrs")).length > 0)
    odd("token_bound_cidrs", "tests the caller's address, which no token tells");

  return {
    address,
    name: textOf(given(resource, "role_name"), false) ?? HOLE,
    type: type?.shown === "" ? undefined : type,
    audiences: texts(given(resource, "bound_audiences")),
    subject: nonEmpty(textOf(given(resource, "bound_subject"), false)),
    claims: claimsOf(given(resource, "bound_claims"), off?.shown !== "true", late, odd),
    comparison: isKnownKind ? "exact" : "glob",
    userClaim: userClaim === undefined ? undefined : claimKey(userClaim, pointer),
    groupsClaim: groupsClaim === undefined ? undefined : claimKey(groupsClaim),
    mapped: mappedOf(given(resource, "claim_mappings"), late),
    gaps,
  };
}

function nonEmpty(text: Text | undefined): Text | undefined {
  return text !== undefined && known(text) === "" ? undefined : text;
}

function texts(value: Value | undefined): readonly Text[] {
  return members(value).map((member) => textOf(member, false) ?? HOLE);
}

type Tell = (name: string) => void;

function claimsOf(
  value: Value | undefined,
  parsed: boolean,
  late: Tell,
  odd: (name: string, problem: string) => void,
): readonly BoundClaim[] {
  if (value === undefined) return [];
  if (isUnknown(value)) late("bound_claims");
  else if (!isMap(value)) odd("bound_claims", "is no map of texts");
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((name): readonly BoundClaim[] => {
    const place = `bound_claims[${JSON.stringify(name)}]`;
    const written = textOf(attribute(value, name), false);
    if (name.includes("${")) late(place);
    else if (written === undefined) odd(place, "is no text");
    else return [{ key: claimKey(name), written, wanted: alternativesOf(written, parsed) }];
    return [];
  });
}

function mappedOf(value: Value | undefined, late: Tell): readonly ClaimKey[] {
  if (isUnknown(value)) late("claim_mappings");
  return isMap(value) ? Object.keys(value).map((name) => claimKey(name)) : [];
}
