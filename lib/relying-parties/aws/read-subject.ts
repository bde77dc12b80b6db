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
  const { trust, undeclaredTemplates, ...widest } = subjectTrust(upper, declared);
  const { certain } = lower.key === upper.key ? widest : subjectTrust(lower, declared);
  if (!negated) return { upper: trust, lower: certain, undeclaredTemplates };
  return {
    upper: except(EVERYBODY, certain),
    lower: except(EVERYBODY, trust),
    undeclaredTemplates: [],
  };
}
