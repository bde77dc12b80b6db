import {
  ANY,
  claimInfo,
  type ClaimName,
  type Constraint,
  exactValues,
  type Grant,
  isOpaque,
  type Issuer,
  type Language,
  mayBeAbsent,
} from "../../core";
import { cel, type Expression, languageExpression } from "../cel";
import { capabilities } from "./capabilities";
import { cannotOf } from "../cannot";

const cannot = cannotOf("gcp");

/** Whose trust is compiled: for errors. */
export interface GrantOptions {
  readonly issuer: Issuer;
  /** Construct path. */
  readonly where?: string;
}

/**
 * The test of one grant's claims, issuer and audience aside, which the provider checks. It has a value for every token that
 * GitLab mints: in a mapping an error would refuse the token to every other identity of the pool too.
 * @throws CannotExpressError
 */
export function grantExpression({ constraints }: Grant, options: GrantOptions): Expression {
  const tests = [...constraints].flatMap(([claim, constraint]) =>
    claim === "iss" || claim === "aud" ? [] : [claimExpression(claim, constraint, options)],
  );
  if (tests.length === 0) {
    throw cannot(
      "project_id",
      "the trust names no claim, and Google wants a condition on one",
      options,
      {
        fix: "name the project whose jobs are meant",
      },
    );
  }
  return cel.and(...tests);
}

function claimExpression(
  claim: ClaimName,
  { absent, values }: Constraint,
  options: GrantOptions,
): Expression {
  checkSeen(claim, options);
  if (absent) {
    throw cannot(
      claim,
      `a condition cannot tell a token without ${claim} from one in which it is null`,
      options,
      {
        fix: `require ${claim}, or give notEnforced a reason`,
      },
    );
  }
  checkTexts(claim, values, options);
  if (values === ANY) return anyValue(claim);
  const test = claim === "groups_direct" ? groupsExpression(values) : textExpression(claim, values);
  if (test === undefined) {
    throw cannot(claim, `a condition cannot say which values of ${claim} are meant`, options, {
      fix: "name the values, or use a pattern with * as its only wildcard",
    });
  }
  return cel.and(...(mayBeAbsent(claim) ? presence(claim) : []), test);
}

/** A claim that must be there, whatever it says: a text, or a list of them. */
function anyValue(claim: ClaimName): Expression {
  if (!mayBeAbsent(claim)) return cel.and();
  return claimInfo(claim).type === "string"
    ? cel.and(...presence(claim), cel.startsWith(cel.claim(claim), ""))
    : cel.and(...presence(claim));
}

function textExpression(claim: ClaimName, values: Language): Expression | undefined {
  if (claim === "project_path" && values.kind === "child") {
    return languageExpression(cel.claim("namespace_path"), values.of);
  }
  return languageExpression(cel.claim(claim), values);
}

/** A list has a value where it is one of its members. */
function groupsExpression(values: Language): Expression | undefined {
  const groups = cel.claim("groups_direct");
  const names = exactValues(values);
  return names && cel.or(...names.map((name) => cel.isIn(name, groups)));
}

function presence(claim: ClaimName): readonly Expression[] {
  const has = cel.has(claim);
  return claimInfo(claim).presence === "optional"
    ? [has, cel.differs(cel.claim(claim), cel.null)]
    : [has];
}

function checkSeen(claim: ClaimName, options: GrantOptions): void {
  if (capabilities(options.issuer).keys.includes(claim)) return;
  const isNumber = claimInfo(claim).type === "number";
  throw cannot(
    claim,
    isNumber
      ? `Google cannot enforce ${claim}: it is a number, which cannot be mapped`
      : `this GitLab (${options.issuer.version}) does not mint ${claim}`,
    options,
    {
      fix: isNumber
        ? "use runner_environment, or keep the runner apart by its project"
        : "leave the claim out, or give the version of the instance",
    },
  );
}

const REFUSED = /['"\\\p{Cc}]|\$\{|%\{/u;

/** Quotes and template marks in a claim value are refused everywhere: then no escape is ever needed. */
function checkTexts(claim: ClaimName, values: Language, options: GrantOptions): void {
  const bad = textsOf(values).find((text) => !isOpaque(text) && REFUSED.test(text));
  if (bad === undefined) return;
  throw cannot(
    claim,
    `a value of ${claim} has a character that is not written into a condition`,
    options,
    {
      given: JSON.stringify(bad),
      allowed: "no quotes, backslashes, control characters, ${ or %{",
      fix: "name the ref, path or environment otherwise, or match it with a pattern",
    },
  );
}

function textsOf(language: Language): readonly string[] {
  switch (language.kind) {
    case "exact":
      return language.values;
    case "glob":
      return [language.pattern];
    case "union":
    case "intersection":
      return language.parts.flatMap(textsOf);
    case "child":
    case "after":
    case "complement":
      return textsOf(language.of);
    case "regex":
    case "pattern":
      return [];
  }
}
