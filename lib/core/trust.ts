import type { ClaimName } from "./claims";
import {
  type Constraint,
  type Grant,
  isEmptyGrant,
  makeGrant,
  mayBeAbsent,
  meet,
  subtract,
} from "./grant";
import { after, childPaths, exact, isEmpty, type Language } from "./language";
import type { SubjectTemplate } from "./subject-template";

/** A set of tokens: a union of grants. */
export interface Trust {
  readonly grants: readonly Grant[];
}

/** No token. */
export const NOBODY: Trust = { grants: [] };

/** Every token of every issuer. */
export const EVERYBODY: Trust = { grants: [{ constraints: new Map() }] };

/**
 * The tokens in which every named claim has one of the given values. A claim that is named must be present.
 * Derived claims are translated to the claims they follow from, except `sub`, which needs the subject templates
 * (`subjectTrust`).
 */
export function trustOf(
  constraints: Partial<Readonly<Record<ClaimName, Language>>>,
  template?: SubjectTemplate,
): Trust {
  let result: Trust = ofGrant(makeGrant([], template));
  for (const [claim, values] of Object.entries(constraints) as [ClaimName, Language][]) {
    result = restrict(result, claim, values);
  }
  return result;
}

/**
 * The tokens of a trust whose claim has one of the values.
 * @param absent whether tokens without the claim stay in
 */
export function restrict(trust: Trust, claim: ClaimName, values: Language, absent = false): Trust {
  return and(trust, claimTrust(claim, values, absent));
}

function claimTrust(claim: ClaimName, values: Language, absent: boolean): Trust {
  switch (claim) {
    case "namespace_path":
      return single("project_path", { values: childPaths(values), absent });
    case "ref_path":
      return or(refPath("branch", "refs/heads/", values), refPath("tag", "refs/tags/", values));
    default:
      return single(claim, { values, absent });
  }
}

function refPath(type: string, prefix: string, values: Language): Trust {
  const ref = after(prefix, values);
  return isEmpty(ref) ? NOBODY : trustOf({ ref_type: exact(type), ref });
}

function single(claim: ClaimName, constraint: Constraint): Trust {
  return ofGrant(makeGrant([[claim, constraint]]));
}

function ofGrant(grant: Grant | undefined): Trust {
  return grant === undefined ? NOBODY : { grants: [grant] };
}

/** The tokens of any of the trusts. */
export function or(...trusts: readonly Trust[]): Trust {
  const grants = trusts.flatMap((t) => t.grants);
  return grants.length < 2 ? { grants } : { grants: distinct(grants) };
}

/** The tokens of all of the trusts. */
export function and(...trusts: readonly Trust[]): Trust {
  const [first = EVERYBODY, ...rest] = trusts;
  return rest.reduce((left, right) => {
    const grants = left.grants.flatMap((a) => right.grants.flatMap((b) => meet(a, b) ?? []));
    return { grants: distinct(grants) };
  }, first);
}

/** The tokens of `a` that `b` lacks. */
export function except(a: Trust, b: Trust): Trust {
  const grants = b.grants.reduce<readonly Grant[]>(
    (rest, gone) => rest.flatMap((grant) => subtract(grant, gone)),
    a.grants,
  );
  return { grants };
}

/** The trust without the constraints on a claim: what remains when a relying party does not enforce it. */
export function withoutClaim(trust: Trust, claim: ClaimName): Trust {
  const grants = trust.grants.map((grant) => {
    if (!grant.constraints.has(claim)) return grant;
    const constraints = new Map(grant.constraints);
    constraints.delete(claim);
    return { ...grant, constraints };
  });
  return { grants: distinct(grants) };
}

/** The trust without grants that no token can satisfy. */
export function withoutEmptyGrants(trust: Trust): Trust {
  const grants = trust.grants.filter((grant) => !isEmptyGrant(grant));
  return grants.length === trust.grants.length ? trust : { grants };
}

/** Whether no token that GitLab can mint belongs to the trust. */
export function isEmptyTrust(trust: Trust): boolean {
  return trust.grants.every(isEmptyGrant);
}

/** A text that is equal for equal grants, for sorting and removing doubles. */
export function grantKey(grant: Grant): string {
  let key = grant.template?.join(":") ?? "";
  for (const [claim, { values, absent }] of grant.constraints) {
    key += `;${claim}${absent && mayBeAbsent(claim) ? "?" : ""}=${values.key}`;
  }
  return key;
}

function distinct(grants: readonly Grant[]): readonly Grant[] {
  if (grants.length < 2) return grants;
  return [...new Map(grants.map((g) => [grantKey(g), g])).values()];
}
