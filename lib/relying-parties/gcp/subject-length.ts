import {
  type ClaimName,
  type Declared,
  exact,
  type Grant,
  isClaimName,
  makeGrant,
  type Trust,
} from "../../core";
import { claimsIn, type Expression } from "../cel";
import { byTemplate } from "../templates-of";
import { LIMITS } from "./limits";
import { lengthRange } from "./text-length";

/**
 * The tokens of a trust for which `google.subject` can be short enough: Google refuses a subject of more than 127 bytes, so
 * values with which it is always longer are taken out. An upper bound, exact where every value is.
 */
export function withSubject(trust: Trust, subject: Expression, declared: Declared): Trust {
  const grants = trust.grants.flatMap((grant) => {
    if (!fits(grant, subject, declared)) return [];
    return narrowed(grant, subject, declared) ?? [];
  });
  return { grants };
}

function narrowed(grant: Grant, subject: Expression, declared: Declared): Grant | undefined {
  const constraints = new Map(grant.constraints);
  let isSame = true;
  for (const [claim, constraint] of grant.constraints) {
    const { values } = constraint;
    if (values.kind !== "exact" || values.values.length < 2) continue;
    const kept = values.values.filter((value) => {
      const one = pinned(grant, claim, value);
      return one !== undefined && fits(one, subject, declared);
    });
    if (kept.length === values.values.length) continue;
    constraints.set(claim, { ...constraint, values: exact(...kept) });
    isSame = false;
  }
  return isSame ? grant : makeGrant(constraints, grant.template);
}

function pinned(grant: Grant, claim: ClaimName, value: string): Grant | undefined {
  const constraints = new Map(grant.constraints);
  constraints.set(claim, { values: exact(value), absent: false });
  return makeGrant(constraints, grant.template);
}

function fits(grant: Grant, subject: Expression, declared: Declared): boolean {
  return subjectRanges(grant, subject, declared).some(({ least }) => least <= LIMITS.subject);
}

/** How long the subject is for the tokens of a grant, by each template that builds their `sub`. */
export function subjectRanges(
  grant: Grant,
  subject: Expression,
  declared: Declared,
): readonly ReturnType<typeof lengthRange>[] {
  const usesSub = claimsIn(subject).some((claim) => isClaimName(claim) && claim === "sub");
  if (!usesSub) return [lengthRange(subject, grant, [])];
  return byTemplate(grant, declared).map((part) => lengthRange(subject, part.grant, part.template));
}
