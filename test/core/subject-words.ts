import {
  type Declared,
  describeConstraint,
  GITLAB_DOT_COM,
  type Language,
  subjectTrust,
} from "../../lib/core";

const NOTHING_DECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };

/** Grants in words, and what is said about templates. */
export function read(language: Language, declared = NOTHING_DECLARED) {
  const { trust, certain, undeclaredTemplates } = subjectTrust(language, declared);
  return {
    grants: trust.grants.map(({ constraints, template }) =>
      [
        template?.join() ?? "any",
        ...[...constraints].map(([claim, c]) => `${claim} ${describeConstraint(c)}`),
      ].join(" | "),
    ),
    certain: certain.grants.length,
    undeclared: undeclaredTemplates.map((t) => t.join()),
  };
}

export const known = (...grants: readonly string[]) => ({
  grants,
  certain: grants.length,
  undeclared: [],
});
export const guessed = (undeclared: string, ...grants: readonly string[]) => ({
  grants,
  certain: 0,
  undeclared: [undeclared],
});
export const NOBODY = known();
