import {
  type Declared,
  EVERYBODY,
  except,
  type Language,
  type SubjectTemplate,
  subjectTrust,
  type Trust,
} from "../../core";

/** A condition on `sub` as sets of tokens: all that may meet it, and those that meet it for certain. */
export interface ReadSubject {
  readonly upper: Trust;
  readonly lower: Trust;
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/**
 * Reads a condition on `sub`.
 * @param upper every subject the condition may name
 * @param lower the subjects it names for certain
 * @param negated whether it wants any other subject
 */
export function readSubject(
  upper: Language,
  lower: Language,
  negated: boolean,
  declared: Declared,
): ReadSubject {
  const { trust, undeclaredTemplates } = subjectTrust(upper, declared);
  if (!negated) return { upper: trust, lower: certain(lower, declared), undeclaredTemplates };
  return {
    upper: except(EVERYBODY, certain(lower, declared)),
    lower: except(EVERYBODY, trust),
    undeclaredTemplates: [],
  };
}

/** Without the tokens that only a template which nobody declared could give such a subject. */
function certain(language: Language, declared: Declared): Trust {
  const { trust, undeclaredTemplates } = subjectTrust(language, declared);
  if (undeclaredTemplates.length === 0) return trust;
  const guessed = new Set(undeclaredTemplates.map((template) => template.join()));
  return { grants: trust.grants.filter((grant) => !guessed.has(grant.template?.join() ?? "")) };
}
