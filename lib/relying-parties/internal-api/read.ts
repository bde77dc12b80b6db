import {
  and,
  ANY,
  type Declared,
  EVERYBODY,
  exact,
  type Language,
  opaque,
  or,
  restrict,
  type SubjectTemplate,
  subjectTrust,
  type Trust,
  trustOf,
  union,
  withoutEmptyGrants,
} from "../../core";
import type { NotUnderstood, Reading } from "../trust-document";
import { patternOf } from "./condition-test";
import type { InternalApiDocument } from "./document";
import type { ParsedCondition, PolicyText } from "./parsed-policy";

/**
 * Reads a role as a set of tokens. Exact but for values that are not known before apply; of a policy that no verifier
 * takes, every token of its issuer and audience.
 */
export function read({ policy, role }: InternalApiDocument, declared: Declared): Reading {
  const { issuer, audience, problems } = policy;
  const own = trustOf({
    ...(issuer === undefined ? {} : { iss: exact(issuer) }),
    ...(audience === undefined ? {} : { aud: exact(audience) }),
  });
  const conditions = role.grants.map((grant) => grant.map((c) => readCondition(c, declared)));
  const all = conditions.flat();
  const grants = or(...conditions.map((grant) => and(...grant.map(({ trust }) => trust))));
  return {
    trust: withoutEmptyGrants(problems.length > 0 ? own : and(own, grants)),
    notUnderstood: [...problems, ...all.flatMap(({ open }) => open)],
    undeclaredTemplates: all.flatMap(({ undeclaredTemplates }) => undeclaredTemplates),
    audience: { required: audience !== undefined, registered: undefined },
  };
}

interface ReadCondition {
  readonly trust: Trust;
  readonly open: readonly NotUnderstood[];
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

function readCondition(condition: ParsedCondition, declared: Declared): ReadCondition {
  const { claim, values, patterns } = condition;
  const texts = [...values.map(valueOf), ...patterns.map(patternLanguage)];
  const language = union(...texts.map((text) => text.language));
  const open = texts.flatMap(({ late }): readonly NotUnderstood[] =>
    late === undefined
      ? []
      : [{ code: "unknown-value", message: `${late} is not known before apply (${claim})` }],
  );
  if (claim !== "sub") {
    return { trust: restrict(EVERYBODY, claim, language), open, undeclaredTemplates: [] };
  }
  const { trust, undeclaredTemplates } = subjectTrust(language, declared);
  return { trust, open, undeclaredTemplates };
}

interface ReadText {
  readonly language: Language;
  /** The text that is not known, as written. */
  readonly late?: string;
}

/** Ids that Terraform learns on apply: digits, which no other value can equal. */
const ID_REFERENCE = /(?:^|\.)gitlab_\w+\..+\.id$/;

function valueOf(text: PolicyText): ReadText {
  if (typeof text === "string") return { language: exact(text) };
  const [only, ...rest] = text.parts;
  const late = text.toString();
  if (rest.length > 0 || only === undefined || typeof only === "string" || only.reference === "") {
    return { language: ANY, late };
  }
  const language = exact(opaque(`\${${only.reference}}`));
  return ID_REFERENCE.test(only.reference) ? { language } : { language, late };
}

function patternLanguage(text: PolicyText): ReadText {
  return typeof text === "string"
    ? { language: patternOf(text) }
    : { language: ANY, late: text.toString() };
}
