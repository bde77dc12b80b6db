import {
  ANY,
  type ClaimName,
  type Constraint,
  type SubjectComponent,
  withinDomain,
} from "../../core";
import {
  LITERAL_WILDCARD,
  type PatternParty,
  REFUSED_EVERYWHERE,
  TERRAFORM_REFERENCE,
  type Written,
  writtenValues,
} from "../written-value";

/** Entra as a comparer of values: `'` ends a value, and there is no escape for it. */
const ENTRA: PatternParty = {
  relyingParty: "entra",
  name: "Entra",
  wildcards: "* and ?",
  refused: [TERRAFORM_REFERENCE, ...REFUSED_EVERYWHERE],
  refusedExactly: [LITERAL_WILDCARD],
  nearest: {},
};

/**
 * The values of one component of a subject. A free one has every value that GitLab can put there, where they are few, and
 * is `*` otherwise.
 * @throws CannotExpressError
 */
export function componentValues(
  component: SubjectComponent,
  constraint: Constraint | undefined,
  where: string | undefined,
): readonly Written[] {
  const values = constraint?.values ?? withinDomain(component, ANY);
  return constraint === undefined && values.kind !== "exact"
    ? [{ text: "*", wildcard: true }]
    : claimValues(component, constraint ?? { values, absent: false }, where);
}

/** The values of a claim. @throws CannotExpressError */
export function claimValues(
  claim: ClaimName,
  { values }: Constraint,
  where: string | undefined,
): readonly Written[] {
  return writtenValues(values, { claim, where }, ENTRA);
}
