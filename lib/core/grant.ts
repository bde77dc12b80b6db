import { byClaimOrder, claimInfo, type ClaimName } from "./claims";
import { withinDomain } from "./domain";
import {
  ANY,
  difference,
  intersection,
  isEmpty,
  isNone,
  isTooLarge,
  type Language,
  matches,
  NONE,
} from "./language";
import type { SubjectTemplate } from "./subject-template";

/** What a grant asks of one claim. */
export interface Constraint {
  readonly values: Language;
  /** Whether a token without the claim satisfies it too. Users never write this; readers find it (`…IfExists`). */
  readonly absent: boolean;
}

/** A conjunction of constraints; claims that are not named are free. */
export interface Grant {
  readonly constraints: ReadonlyMap<ClaimName, Constraint>;
  /** How the subject of its tokens is built, where the grant was read from a subject. */
  readonly template?: SubjectTemplate;
}

const ENVIRONMENT_CLAIMS: readonly ClaimName[] = [
  "environment",
  "environment_protected",
  "deployment_tier",
  "environment_action",
];

/** Makes a grant with its constraints in claim order; `undefined` where no token can satisfy it. */
export function makeGrant(
  constraints: Iterable<readonly [ClaimName, Constraint]>,
  template?: SubjectTemplate,
): Grant | undefined {
  const kept: [ClaimName, Constraint][] = [];
  for (const [claim, constraint] of constraints) {
    const absent = constraint.absent && mayBeAbsent(claim);
    if (constraint.values === ANY && (absent || !mayBeAbsent(claim))) continue;
    if (!absent && isNone(constraint.values)) return undefined;
    kept.push([claim, { values: constraint.values, absent }]);
  }
  kept.sort(([a], [b]) => byClaimOrder(a, b));
  const settled = settleEnvironment(new Map(kept));
  if (settled === undefined) return undefined;
  return template === undefined ? { constraints: settled } : { constraints: settled, template };
}

/** Claims of the environment come together or not at all. */
function settleEnvironment(
  constraints: Map<ClaimName, Constraint>,
): Map<ClaimName, Constraint> | undefined {
  const named = ENVIRONMENT_CLAIMS.flatMap((claim) => {
    const constraint = constraints.get(claim);
    return constraint === undefined ? [] : [[claim, constraint] as const];
  });
  if (named.length < 2) return constraints;
  const mustExist = named.some(([, c]) => !c.absent);
  const mustLack = named.some(([, c]) => isNone(c.values));
  if (mustExist && mustLack) return undefined;
  for (const [claim, c] of named) {
    if (mustExist && c.absent) constraints.set(claim, { values: c.values, absent: false });
    if (mustLack && !isNone(c.values)) constraints.set(claim, { values: NONE, absent: true });
  }
  return constraints;
}

/** Whether a token may lack the claim: GitLab leaves it out of some, or older versions do not know it. */
export function mayBeAbsent(claim: ClaimName): boolean {
  const { presence, since } = claimInfo(claim);
  return presence !== "always" || since !== undefined;
}

/** What the grant asks of a claim; a free claim accepts everything. */
export function constraintOf(grant: Grant, claim: ClaimName): Constraint {
  return grant.constraints.get(claim) ?? { values: ANY, absent: mayBeAbsent(claim) };
}

/** Whether no token that GitLab can mint satisfies the grant. A language too large to tell counts as satisfiable. */
export function isEmptyGrant(grant: Grant): boolean {
  const known = emptiness.get(grant);
  if (known !== undefined) return known;
  const empty = hasEmptyConstraint(grant);
  emptiness.set(grant, empty);
  return empty;
}

const emptiness = new WeakMap<Grant, boolean>();

function hasEmptyConstraint(grant: Grant): boolean {
  for (const [claim, { values, absent }] of grant.constraints) {
    if (!absent && isKnownEmpty(withinDomain(claim, values))) return true;
  }
  return false;
}

/** Whether a language is empty for certain, as far as automata of a bearable size can tell. */
function isKnownEmpty(language: Language): boolean {
  try {
    return isEmpty(language);
  } catch (error) {
    if (isTooLarge(error)) return false;
    throw error;
  }
}

/** The tokens of both grants, or `undefined` where there are none. */
export function meet(a: Grant, b: Grant): Grant | undefined {
  if (a.constraints.size === 0) return withTemplate(b, a.template ?? b.template);
  if (b.constraints.size === 0) return withTemplate(a, a.template ?? b.template);
  const merged = new Map(a.constraints);
  for (const [claim, constraint] of b.constraints) {
    const other = merged.get(claim);
    merged.set(claim, other === undefined ? constraint : both(other, constraint));
  }
  return makeGrant(merged, a.template ?? b.template);
}

function withTemplate(grant: Grant, template: SubjectTemplate | undefined): Grant {
  return template === undefined || template === grant.template ? grant : { ...grant, template };
}

function both(a: Constraint, b: Constraint): Constraint {
  return { values: intersection(a.values, b.values), absent: a.absent && b.absent };
}

/**
 * The tokens of `a` that `b` lacks, as disjoint grants: one claim at a time leaves `b`'s language while the claims before
 * it stay inside. Where a language is too large to tell whether a grant holds anything, the grant stays.
 * @param empty how emptiness is decided; one that throws instead of guessing makes the answer exact
 */
export function subtract(
  a: Grant,
  b: Grant,
  empty: (language: Language) => boolean = isKnownEmpty,
): readonly Grant[] {
  if (hasOtherValues(a, b)) return [a];
  const rest: Grant[] = [];
  const inside = new Map(a.constraints);
  for (const [claim, theirs] of b.constraints) {
    const ours = constraintOf(a, claim);
    const common = both(ours, theirs);
    if (!common.absent && empty(withinDomain(claim, common.values))) return [a];
    const outside: Constraint = {
      values: difference(ours.values, theirs.values),
      absent: ours.absent && !theirs.absent,
    };
    if (outside.absent || !empty(withinDomain(claim, outside.values))) {
      const piece = makeGrant(new Map(inside).set(claim, outside), a.template);
      if (piece !== undefined && !isEmptyGrant(piece)) rest.push(piece);
    }
    inside.set(claim, common);
  }
  return rest;
}

/** Whether every token of `inner` is one of `outer`: claim by claim, which suffices between single grants. */
export function covers(outer: Grant, inner: Grant): boolean {
  for (const [claim, theirs] of outer.constraints) {
    const ours = constraintOf(inner, claim);
    if (ours.absent && !theirs.absent) return false;
    if (!isKnownEmpty(withinDomain(claim, difference(ours.values, theirs.values)))) return false;
  }
  return true;
}

/** Whether the grants want different exact values of a claim: the common case, found without building a language. */
function hasOtherValues(a: Grant, b: Grant): boolean {
  for (const [claim, theirs] of b.constraints) {
    const ours = a.constraints.get(claim);
    if (ours === undefined || (ours.absent && theirs.absent)) continue;
    if (ours.values.kind !== "exact" || theirs.values.kind !== "exact") continue;
    const wanted = theirs.values;
    if (!ours.values.values.some((value) => matches(wanted, value))) return true;
  }
  return false;
}
