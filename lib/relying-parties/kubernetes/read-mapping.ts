import {
  ANY,
  and,
  claimInfo,
  complement,
  type Declared,
  EVERYBODY,
  exact,
  isClaimName,
  NOBODY,
  or,
  restrict,
  type SubjectTemplate,
  type Trust,
} from "../../core";
import { cel, type Expression, readExpression, readValue, substitute } from "../cel";
import type { NotUnderstood } from "../trust-document";
import type { Authenticator, ClaimRule, Mapping } from "./authenticator";
import { groupEntries, literalStart } from "./group-entries";
import { usernameExpression } from "./mapped-names";
import { nameOf } from "./name";
import { neverFails } from "./total";
import { refusedStart } from "./user-rules";

/** One demand of an authenticator or a binding, as a set of tokens. */
export interface Part {
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/** A part that is wholly known. */
export function certain(trust: Trust): Part {
  return { trust, notUnderstood: [], undeclaredTemplates: [] };
}

/** All of several parts. */
export function allOf(parts: readonly Part[]): Part {
  return {
    trust: and(...parts.map(({ trust }) => trust)),
    notUnderstood: parts.flatMap((part) => part.notUnderstood),
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates),
  };
}

/** Any of several parts. */
export function anyOf(parts: readonly Part[]): Part {
  return { ...allOf(parts), trust: or(...parts.map(({ trust }) => trust)) };
}

/** The tokens for which a boolean expression is true. */
export function whenTrue(expression: Expression, declared: Declared): Part {
  const { whenTrue, notUnderstood, undeclaredTemplates } = readExpression(
    expression,
    "kubernetes",
    declared,
  );
  return { trust: whenTrue, notUnderstood, undeclaredTemplates };
}

/** The tokens that a claim validation rule lets through. */
export function readRule(rule: ClaimRule, declared: Declared): Part {
  if (rule.kind === "expression") return whenTrue(rule.expression, declared);
  const name = nameOf(rule.value);
  if (name === undefined) return certain(NOBODY);
  if (!name.isFixed) {
    return {
      ...readValue(cel.claim(rule.claim), ANY, "kubernetes", declared),
      ...open(`the required value of ${rule.claim} is not known before apply`),
    };
  }
  return valueIs(cel.claim(rule.claim), name.text, declared);
}

function open(message: string): Part {
  return {
    trust: EVERYBODY,
    notUnderstood: [{ code: "unknown-value", message }],
    undeclaredTemplates: [],
  };
}

/** The tokens for which a string expression gives this text. */
export function valueIs(expression: Expression, text: string, declared: Declared): Part {
  const { whenTrue, notUnderstood, undeclaredTemplates } = readValue(
    expression,
    exact(text),
    "kubernetes",
    declared,
  );
  return { trust: whenTrue, notUnderstood, undeclaredTemplates };
}

/** The tokens of which the authenticator can make a user and groups. */
export function readMappings(authenticator: Authenticator, declared: Declared): Part {
  const { extra, groups, uid } = authenticator;
  const username = usernameExpression(authenticator);
  if (username === undefined) return certain(NOBODY);
  return allOf([
    named(username, declared),
    ...(uid === undefined ? [] : [identified(uid, declared)]),
    ...extra.map(({ expression }) => grouped(expression, declared)),
    groups === undefined
      ? certain(EVERYBODY)
      : groups.kind === "claim"
        ? certain(isNumber(groups.claim) ? NOBODY : EVERYBODY)
        : grouped(groups.expression, declared),
  ]);
}

function isNumber(claim: string): boolean {
  return isClaimName(claim) && claimInfo(claim).type === "number";
}

/** A claim that GitLab may set null is an empty text there. */
function named(username: Expression, declared: Declared): Part {
  if (neverFails(username) && literalStart(username) !== "") return certain(EVERYBODY);
  if (username.kind === "claim" && mayBeNull(username.name)) return certain(EVERYBODY);
  const values = literalStart(username) === "" ? complement(exact("")) : ANY;
  const { whenTrue, ...rest } = readValue(username, values, "kubernetes", declared);
  return { trust: whenTrue, ...rest };
}

function identified(uid: Mapping, declared: Declared): Part {
  const expression = uid.kind === "claim" ? cel.claim(uid.claim) : uid.expression;
  if (uid.kind === "claim" && mayBeNull(uid.claim)) return certain(EVERYBODY);
  const { whenTrue, ...rest } = readValue(expression, ANY, "kubernetes", declared);
  return { trust: whenTrue, ...rest };
}

function mayBeNull(claim: string): boolean {
  return isClaimName(claim) && claimInfo(claim).presence === "optional";
}

/** The tokens for which the expression has a value at all: an absent claim refuses the token. */
function grouped(expression: Expression, declared: Declared): Part {
  if (neverFails(expression)) return certain(EVERYBODY);
  switch (expression.kind) {
    case "literal":
    case "opaque":
      return certain(EVERYBODY);
    case "claim":
      return isClaimName(expression.name)
        ? certain(restrict(EVERYBODY, expression.name, ANY, mayBeNull(expression.name)))
        : certain(NOBODY);
    case "list":
      return allOf(expression.items.map((item) => grouped(item, declared)));
    case "conditional": {
      const { test, then, otherwise } = expression;
      const when = (e: Expression): Part => {
        const { whenTrue, notUnderstood, undeclaredTemplates } = readExpression(
          e,
          "kubernetes",
          declared,
        );
        return { trust: whenTrue, notUnderstood, undeclaredTemplates };
      };
      return anyOf([
        allOf([when(test), grouped(then, declared)]),
        allOf([when(cel.not(test)), grouped(otherwise, declared)]),
      ]);
    }
    case "call":
      if (expression.name === "+" && groupEntries(expression)?.length !== 1) {
        return allOf(expression.args.map((arg) => grouped(arg, declared)));
      }
      break;
    default:
  }
  const { whenTrue, ...rest } = readValue(expression, ANY, "kubernetes", declared);
  return groupEntries(expression) === undefined ? certain(EVERYBODY) : { trust: whenTrue, ...rest };
}

/** The tokens whose user passes the user validation rules. */
export function readUserRules(authenticator: Authenticator, declared: Declared): Part {
  const username = usernameExpression(authenticator);
  if (username === undefined) return certain(NOBODY);
  return allOf(
    authenticator.userRules.map((rule) => {
      const refused = refusedStart(rule);
      if (refused !== undefined && neverStarts(authenticator, refused)) return certain(EVERYBODY);
      if (refused?.of === "groups") return certain(EVERYBODY);
      return whenTrue(
        substitute(rule, (path) => (path.join(".") === "user.username" ? username : undefined)),
        declared,
      );
    }),
  );
}

/** Whether no name that the mapping gives can start like this. */
function neverStarts(
  authenticator: Authenticator,
  { of, start }: NonNullable<ReturnType<typeof refusedStart>>,
): boolean {
  const apart = (own: string): boolean =>
    own !== "" && !own.startsWith(start) && !start.startsWith(own);
  if (of === "username") {
    const expression = usernameExpression(authenticator);
    return expression !== undefined && apart(literalStart(expression));
  }
  const { groups } = authenticator;
  if (groups === undefined) return true;
  if (groups.kind === "claim") return apart(groups.prefix);
  return groupEntries(groups.expression)?.every(({ item }) => apart(literalStart(item))) === true;
}
