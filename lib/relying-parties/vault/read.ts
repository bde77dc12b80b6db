import {
  ANY,
  and,
  claimInfo,
  type ClaimName,
  type Declared,
  EVERYBODY,
  includes,
  type Language,
  NOBODY,
  NONE,
  restrict,
  subjectTrust,
  type SubjectTemplate,
  type Trust,
  withoutEmptyGrants,
} from "../../core";
import type { Text } from "../text";
import type { NotUnderstood, Reading } from "../trust-document";
import { claimText, type ClaimKey, namedClaim } from "./claim-key";
import type { VaultDocument } from "./document";
import { type Requirement, requirementsOf } from "./requirement";
import { type Comparison, readTexts } from "./text-values";

/** A requirement as a set of tokens: all that may meet it. */
interface Read {
  readonly trust: Trust;
  readonly notUnderstood?: readonly NotUnderstood[];
  readonly undeclaredTemplates?: readonly SubjectTemplate[];
}

const FREE: Read = { trust: EVERYBODY };
const NEVER: Read = { trust: NOBODY };

/**
 * Reads a role as a set of tokens. An upper bound: what cannot be read counts as met, and is told in `notUnderstood`.
 */
export function read({ role, mount }: VaultDocument, declared: Declared): Reading {
  const requirements = requirementsOf(role, mount);
  const scope = { address: role.address, requirements, declared };
  const parts = requirements.map((r) => readRequirement(r, scope));
  return {
    trust: withoutEmptyGrants(and(...parts.map((part) => part.trust))),
    notUnderstood: parts.flatMap((part) => part.notUnderstood ?? []),
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates ?? []),
    // Vault refuses a token with an audience where the role names none: it is always checked.
    audience: { required: true, registered: undefined },
  };
}

/** The role that a requirement is of. */
interface Scope {
  readonly address: string;
  readonly requirements: readonly Requirement[];
  readonly declared: Declared;
}

function readRequirement(requirement: Requirement, scope: Scope): Read {
  const { address, declared } = scope;
  switch (requirement.kind) {
    case "issuer":
      return onClaim("iss", [requirement.wanted], "exact", `${address} wants an issuer`, declared);
    case "audience":
      return onClaim("aud", requirement.wanted, "exact", `${address}.bound_audiences`, declared);
    case "no-audience":
    case "never":
      return NEVER;
    case "values":
      return readValues(requirement, scope);
    case "text":
      return present(requirement.key, `${address}.user_claim`);
    case "texts":
      return present(requirement.key, `${address}.groups_claim`, true);
    case "text-or-absent":
      return mapped(requirement.key, address);
    case "open":
      return { trust: EVERYBODY, notUnderstood: [requirement.gap] };
  }
}

type Values = Extract<Requirement, { kind: "values" }>;

function readValues(requirement: Values, { address, requirements, declared }: Scope): Read {
  const { key, wanted, comparison } = requirement;
  const place = `${address}.bound_claims[${JSON.stringify(key.shown)}]`;
  const claim = namedClaim(key);
  if (claim === undefined) {
    if (key.path.length === 1 && NUMBERS.has(claimText(key))) return NEVER;
    return odd(`${place} asks for ${key.shown}, which is no claim that this package knows`);
  }
  const { type } = claimInfo(claim);
  if (type === "number") return NEVER;
  const others = requirements.flatMap((r) => (r === requirement ? [] : (asked(r, claim) ?? [])));
  if (type === "strings" && others.length > 0) {
    // One member of the list may meet one requirement, another the other.
    const { upper } = readTexts(wanted, comparison);
    if (others.every((other) => includes(upper, other))) return FREE;
    return odd(`${place} asks for a list that something else asks for as well`);
  }
  return onClaim(claim, wanted, comparison, place, declared);
}

/** What a requirement asks of a claim. */
function asked(requirement: Requirement, claim: ClaimName): Language | undefined {
  if (requirement.kind === "audience")
    return claim === "aud" ? readTexts(requirement.wanted, "exact").upper : undefined;
  if (requirement.kind !== "values" || namedClaim(requirement.key) !== claim) return undefined;
  return readTexts(requirement.wanted, requirement.comparison).upper;
}

/** Times, which GitLab gives as numbers: no text is ever equal to one. */
const NUMBERS: ReadonlySet<string> = new Set(["exp", "iat", "nbf"]);

function onClaim(
  claim: ClaimName,
  wanted: readonly Text[],
  comparison: Comparison,
  place: string,
  declared: Declared,
): Read {
  const { upper, open } = readTexts(wanted, comparison);
  const notUnderstood = open.map(({ shown }): NotUnderstood => ({
    code: "unknown-value",
    message: `${place} names ${JSON.stringify(shown)}, which is not known before apply`,
  }));
  if (claim !== "sub") return { trust: restrict(EVERYBODY, claim, upper), notUnderstood };
  const { trust, undeclaredTemplates } = subjectTrust(upper, declared);
  return { trust, notUnderstood, undeclaredTemplates };
}

function present(key: ClaimKey, place: string, lists = false): Read {
  const claim = namedClaim(key);
  if (claim === undefined)
    return odd(`${place} is ${key.shown}, which is no claim that this package knows`);
  const { type } = claimInfo(claim);
  if (type === "number") return NEVER;
  if (type === "string") return { trust: restrict(EVERYBODY, claim, ANY) };
  if (claim === "aud" && lists) return FREE;
  return lists || claim === "aud" ? odd(`${place} is ${claim}, which is a list at times`) : NEVER;
}

function mapped(key: ClaimKey, address: string): Read {
  const claim = namedClaim(key);
  if (claim === undefined) return FREE;
  const { type } = claimInfo(claim);
  if (type === "string") return FREE;
  if (claim === "aud") return odd(`${address}.claim_mappings names aud, which is a list at times`);
  return type === "number" ? NEVER : { trust: restrict(EVERYBODY, claim, NONE, true) };
}

function odd(message: string): Read {
  return { trust: EVERYBODY, notUnderstood: [{ code: "not-understood", message }] };
}
