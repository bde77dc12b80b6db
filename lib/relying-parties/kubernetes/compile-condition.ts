import {
  ANY,
  claimInfo,
  type ClaimName,
  type Constraint,
  describeLanguage,
  exactValues,
  type Grant,
  type Issuer,
  type Language,
  mayBeAbsent,
  NONE,
  showValue,
  type Trust,
  withinDomain,
} from "../../core";
import { cel, type Expression, languageExpression, printExpression } from "../cel";
import { cannotOf } from "../cannot";

const cannot = cannotOf("kubernetes");

export interface ConditionOptions {
  readonly issuer: Issuer;
  /** The one audience of the cluster. */
  readonly audience: string;
  /** Construct path, for errors. */
  readonly where?: string;
}

/**
 * Writes a trust as a CEL condition on `claims`: true for exactly its tokens, and without an error for every token that
 * GitLab mints, so that one identity's condition never refuses the jobs of another. Issuer and audience are the
 * authenticator's to check.
 * @throws CannotExpressError
 */
export function conditionOf(trust: Trust, options: ConditionOptions): Expression {
  if (trust.grants.length === 0) {
    throw cannot("sub", "no token satisfies the trust", options, {
      fix: "name jobs that can exist",
    });
  }
  const conditions = trust.grants.map((grant) => grantCondition(grant, options));
  return cel.or(...new Map(conditions.map((c) => [printExpression(c, "claims"), c])).values());
}

function grantCondition(grant: Grant, options: ConditionOptions): Expression {
  checkIssuer(grant, options);
  checkAudience(grant, options);
  return cel.and(
    ...[...grant.constraints].flatMap(([claim, constraint]) =>
      claim === "iss" || claim === "aud" ? [] : [claimCondition(claim, constraint, options)],
    ),
  );
}

function checkIssuer({ constraints }: Grant, options: ConditionOptions): void {
  const urls = exactValues(constraints.get("iss")?.values ?? ANY);
  if (urls?.length === 1 && urls[0] === options.issuer.url) return;
  throw cannot("iss", "an authenticator accepts the tokens of one issuer", options, {
    given: urls === undefined ? "any issuer" : JSON.stringify(urls),
    fix: "restrict the trust to this issuer",
  });
}

function checkAudience({ constraints }: Grant, options: ConditionOptions): void {
  const audiences = exactValues(constraints.get("aud")?.values ?? ANY);
  if (audiences?.length === 1 && audiences[0] === options.audience) return;
  throw cannot("aud", "an authenticator has one audience for all its identities", options, {
    given: audiences === undefined ? "any audience" : JSON.stringify(audiences),
    fix: "restrict the trust to the audience of this cluster",
  });
}

/** @internal A test of one claim that is false where the claim is not there. */
export function claimCondition(
  claim: ClaimName,
  { values, absent }: Constraint,
  options: ConditionOptions,
): Expression {
  const missing = cel.or(cel.not(cel.has(claim)), cel.equals(cel.claim(claim), cel.null));
  if (absent && values.key === NONE.key) return missing;
  if (values === ANY && !absent) return cel.and(cel.has(claim), isSet(claim));
  const test = valueCondition(claim, values, options);
  return absent ? cel.or(missing, test) : cel.and(cel.has(claim), ...guard(claim, test), test);
}

function isSet(claim: ClaimName): Expression {
  return cel.differs(cel.claim(claim), cel.null);
}

/** Methods of texts fail on null, which comparisons do not. */
function guard(claim: ClaimName, test: Expression): readonly Expression[] {
  const compares = test.kind === "compare" || (test.kind === "in" && test.list.kind === "list");
  return compares || !mayBeAbsent(claim) ? [] : [isSet(claim)];
}

function valueCondition(claim: ClaimName, values: Language, options: ConditionOptions): Expression {
  const { type } = claimInfo(claim);
  const exact = exactValues(values);
  if (type === "string") {
    const test = languageExpression(
      cel.claim(claim),
      exact === undefined ? values : checked(claim, values, options),
    );
    if (test !== undefined) return test;
  } else if (exact !== undefined && claim !== "aud") {
    const mintable = exactValues(withinDomain(claim, checked(claim, values, options))) ?? [];
    return cel.or(
      ...mintable.map((value) =>
        type === "number"
          ? cel.equals(cel.claim(claim), cel.int(BigInt(value)))
          : cel.isIn(value, cel.claim(claim)),
      ),
    );
  }
  throw cannot(
    claim,
    `the API server cannot compare ${claim} with ${describeLanguage(values)}`,
    options,
    { given: describeLanguage(values), fix: "list the exact values, or write one pattern with *" },
  );
}

const REFUSED = /['"\\]|[$%]\{|\p{Cc}/u;

function checked(claim: ClaimName, values: Language, options: ConditionOptions): Language {
  const mintable = withinDomain(claim, values);
  for (const value of exactValues(mintable) ?? []) {
    const own = showValue(value) === value;
    if (!own || !REFUSED.test(value)) continue;
    throw cannot(
      claim,
      `a value of ${claim} holds a character that no document carries safely`,
      options,
      {
        given: JSON.stringify(value),
        fix: "use another name, or trust the jobs by another claim",
      },
    );
  }
  return values;
}
