import {
  ANY,
  claimInfo,
  type ClaimName,
  domainOf,
  EVERYBODY,
  isClaimName,
  mayBeAbsent,
  NOBODY,
  NONE,
  restrict,
  subjectTrust,
} from "../../core";
import type { ReadContext } from "./read-context";
import { ALL, certain, NONE_OF_THEM, OPEN, type Span, without } from "./span";
import { asGlobs, type Values } from "./values-of";

/** Claims that GitLab may mint as null, which CEL's `has()` takes for present (gitlab-tokens, section 1). */
const NULLABLE: readonly ClaimName[] = [
  "user_login",
  "user_email",
  "user_access_level",
  "ci_config_ref_uri",
  "ci_config_sha",
];

/** Claims of every token, or of some, that no trust speaks of. */
const UNREAD = ["exp", "nbf", "iat", "jti", "user_identities", "job_config", "target_audience"];

/** Whether GitLab may set the claim to null. */
export function mayBeNull(claim: string): boolean {
  return (NULLABLE as readonly string[]).includes(claim);
}

/** The tokens whose claim is a text of these values. */
export function claimIs(name: string, values: Values, context: ReadContext): Span {
  if (!isClaimName(name)) return unknownClaim(name, context);
  if (name === "sub") return subject(values, context);
  if (claimInfo(name).type === "number" || name === "groups_direct") return NONE_OF_THEM;
  return claimHolds(name, values);
}

/** The tokens whose claim, text or not, is one of the values as core compares them: numbers by their digits, lists by a member. */
export function claimHolds(name: ClaimName, { upper, lower }: Values): Span {
  return { upper: restrict(EVERYBODY, name, upper), lower: restrict(EVERYBODY, name, lower) };
}

/** The tokens in which the claim has a value that is no text: a number, a list, null. */
export function claimIsNoText(name: string, context: ReadContext): Span {
  if (!isClaimName(name)) return unknownClaim(name, context);
  if (name === "aud") return { upper: EVERYBODY, lower: NOBODY };
  if (claimInfo(name).type !== "string") return claimPresent(name);
  return nothing(name, context);
}

/** The tokens in which the claim is null. */
export function claimIsNull(name: string, context: ReadContext): Span {
  if (!isClaimName(name)) return unknownClaim(name, context);
  return nothing(name, context);
}

/** In core, null is absent: CEL errs where the claim is missing, and goes on where it is null. */
function nothing(name: ClaimName, context: ReadContext): Span {
  if (!mayBeNull(name)) return NONE_OF_THEM;
  context.note("not-understood", `holds where ${name} is null, but not where it is missing`);
  return { upper: absent(name), lower: NOBODY };
}

/** The tokens for which `has(claim)` is what is asked: null counts as present. */
export function claimExists(name: string, is: boolean, context: ReadContext): Span {
  if (UNREAD.includes(name)) return unknownClaim(name, context);
  if (!isClaimName(name)) return is ? NONE_OF_THEM : ALL;
  if (!mayBeAbsent(name)) return is ? ALL : NONE_OF_THEM;
  if (!mayBeNull(name)) return is ? claimPresent(name) : certain(absent(name));
  context.note("not-understood", `holds where ${name} is null, which counts as present`);
  return is
    ? { upper: EVERYBODY, lower: restrict(EVERYBODY, name, ANY) }
    : { upper: absent(name), lower: NOBODY };
}

export function claimPresent(name: ClaimName): Span {
  return mayBeAbsent(name) ? certain(restrict(EVERYBODY, name, ANY)) : ALL;
}

/** Whether no value that GitLab mints into the claim has a newline. */
export function isOneLine(name: string): boolean {
  return name === "sub" || (isClaimName(name) && domainOf(name) !== ANY);
}

function absent(name: ClaimName): typeof EVERYBODY {
  return restrict(EVERYBODY, name, NONE, true);
}

/** A claim that GitLab never mints is absent: CEL errs. */
function unknownClaim(name: string, context: ReadContext): Span {
  if (!UNREAD.includes(name)) return NONE_OF_THEM;
  context.note("not-understood", `tests ${name}, which is not understood`);
  return OPEN;
}

function subject(values: Values, context: ReadContext): Span {
  const { upper, lower } = asGlobs(values);
  if (upper.key !== values.upper.key || lower.key !== values.lower.key) {
    context.note("not-understood", "matches sub with a regular expression beyond * and ?");
  }
  if (upper.kind === "complement" && lower.kind === "complement") {
    return without(
      ALL,
      subject({ upper: lower.of, lower: upper.of }, { ...context, templates: [] }),
    );
  }
  const outer = subjectTrust(upper, context.declared);
  context.templates.push(...outer.undeclaredTemplates);
  const inner = upper.key === lower.key ? outer : subjectTrust(lower, context.declared);
  return { upper: outer.trust, lower: inner.certain };
}
