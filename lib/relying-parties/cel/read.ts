import {
  ANY,
  type Declared,
  EVERYBODY,
  exact,
  NOBODY,
  type SubjectTemplate,
  type Trust,
} from "../../core";
import { isTooLarge } from "../../core/language";
import type { NotUnderstood } from "../trust-document";
import { type Atom, atomOf } from "./atom";
import { textOf } from "./build";
import { isNeverMember } from "./call";
import type { Comparison, Dialect, Expression, Macro, Membership } from "./expression";
import { claimExists, claimHolds, mayBeNull } from "./read-claim";
import type { ReadContext } from "./read-context";
import { isNoText, isNull, numberIs, textIs } from "./read-text";
import { ALL, both, either, isExact, NONE_OF_THEM, OPEN, type Span } from "./span";
import { others, sure, textValues, type Values } from "./values-of";

/** A boolean expression as a set of tokens. */
export interface ExpressionReading {
  /** Every token for which it may be true. Exactly those where `notUnderstood` is empty. */
  readonly whenTrue: Trust;
  /** What keeps `whenTrue` from being exact. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** Subject templates that nobody declared, without which no token has such a subject. */
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/**
 * The tokens for which a boolean expression is true. Those for which it is false are the ones of its negation; for all others
 * it errs. Never throws.
 * @param place what notes start with
 */
export function readExpression(
  expression: Expression,
  dialect: Dialect,
  declared: Declared,
  place = "the expression",
): ExpressionReading {
  const { upper, ...told } = bounded({ dialect, declared, place }, (context) =>
    tokensFor(expression, true, context),
  );
  return { whenTrue: upper, ...told };
}

/** The upper bound of a reading, with its notes: none where the lower bound meets it. */
type Bounded = { readonly upper: Trust } & Pick<
  ExpressionReading,
  "notUnderstood" | "undeclaredTemplates"
>;

/** Reads with a context of its own. What grows too large is bounded by everybody. */
export function bounded(
  options: Pick<ReadContext, "dialect" | "declared"> & { readonly place: string },
  work: (context: ReadContext) => Span,
): Bounded {
  const notes = new Map<string, NotUnderstood>();
  const tell = ({ code, message }: NotUnderstood): void => {
    notes.set(message, { code, message });
  };
  const context: ReadContext = {
    ...options,
    templates: [],
    when: (e, is) => tokensFor(e, is, context),
    note: (code, problem) => tell({ code, message: `${options.place} ${problem}` }),
    tell,
  };
  let span: Span = OPEN;
  try {
    span = work(context);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
  }
  const isCertain = isExact(span);
  if (!isCertain && notes.size === 0) {
    context.note("not-understood", "has too many combinations to be read exactly");
  }
  return {
    upper: span.upper,
    notUnderstood: isCertain ? [] : [...notes.values()],
    undeclaredTemplates: context.templates,
  };
}

/**
 * The tokens for which a boolean expression is true, or false. CEL's rules of errors need no more: `&&` is false where one
 * part is false, whatever the other does.
 */
function tokensFor(e: Expression, is: boolean, context: ReadContext): Span {
  if (e.kind === "in" && isNeverMember(e.list, context.dialect)) return is ? NONE_OF_THEM : ALL;
  const atom = atomOf(e, context);
  if (atom !== undefined) return atomIs(atom, is, context);
  switch (e.kind) {
    case "literal":
      return e.value === is ? ALL : NONE_OF_THEM;
    case "has":
      return hasIs(e.of, is, context);
    case "and":
    case "or":
      return e.parts
        .map((part) => tokensFor(part, is, context))
        .reduce((e.kind === "and") === is ? both : either);
    case "not":
      return tokensFor(e.of, !is, context);
    case "conditional":
      return either(
        both(tokensFor(e.test, true, context), tokensFor(e.then, is, context)),
        both(tokensFor(e.test, false, context), tokensFor(e.otherwise, is, context)),
      );
    case "in":
      return membershipIs(e, is, context);
    case "macro":
      return macroIs(e, is, context);
    case "unknown":
      context.tell(e);
      return OPEN;
    case "variable":
      return undecided(`names ${e.path.join(".")}`, context);
    case "call":
      if (e.name === "dyn" && e.args[0] !== undefined) return tokensFor(e.args[0], is, context);
      return undecided(`uses ${e.name}`, context);
    case "compare":
      return comparisonIs(e, is, context);
    case "bound":
      return OPEN;
    default:
      // A value that is no boolean.
      return NONE_OF_THEM;
  }
}

function undecided(what: string, context: ReadContext): Span {
  context.note("not-understood", `${what} in a way that is not understood`);
  return OPEN;
}

/** A comparison with `true` or `false`; others are atoms, or compare two values of a token. */
function comparisonIs(e: Comparison, is: boolean, context: ReadContext): Span {
  const [of, constant] = e.right.kind === "literal" ? [e.left, e.right] : [e.right, e.left];
  if (constant.kind !== "literal" || typeof constant.value !== "boolean") {
    return undecided("compares two values of a token", context);
  }
  const same = tokensFor(of, constant.value, context);
  if ((e.op === "==") === is) return same;
  const other = tokensFor(of, !constant.value, context);
  return isTest(of)
    ? other
    : either(other, either(textIs(of, sure(ANY), context), isNoText(of, context)));
}

function isTest({ kind }: Expression): boolean {
  return ["has", "and", "or", "not", "compare", "in"].includes(kind);
}

function atomIs(atom: Atom, is: boolean, context: ReadContext): Span {
  const { of, otherwise } = atom;
  const texts = textIs(of, is ? atom.yes : others(atom.yes), context);
  if (otherwise === "error") return texts;
  return either(texts, is === otherwise ? unlisted(atom, context) : listed(atom, context));
}

/** The tokens for which the value is one of the numbers, or a null that is asked for. */
function listed({ of, numbers, nothing }: Atom, context: ReadContext): Span {
  return either(
    numbers.length === 0 ? NONE_OF_THEM : numberIs(of, sure(exact(...numbers)), context),
    nothing ? isNull(of, context) : NONE_OF_THEM,
  );
}

/** The tokens for which the value is neither text, nor one of the numbers, nor a null that is asked for. */
function unlisted({ of, numbers, nothing }: Atom, context: ReadContext): Span {
  if (numbers.length === 0 && !nothing) return isNoText(of, context);
  if (of.kind !== "claim") return OPEN;
  if (of.name === "runner_id") return numberIs(of, others(sure(exact(...numbers))), context);
  return nothing && mayBeNull(of.name) ? NONE_OF_THEM : isNoText(of, context);
}

function hasIs(of: Expression, is: boolean, context: ReadContext): Span {
  if (of.kind === "failing") return is ? NONE_OF_THEM : ALL;
  if (of.kind === "unknown") return tokensFor(of, is, context);
  if (of.kind !== "claim") return undecided("uses has() of a part of a claim", context);
  return claimExists(of.name, is, context);
}

function membershipIs({ item, list }: Membership, is: boolean, context: ReadContext): Span {
  const of = bare(list);
  const text = textOf(item);
  if (of.kind === "claims" && text !== undefined && item.kind === "literal") {
    return context.dialect === "google" ? claimExists(text, is, context) : NONE_OF_THEM;
  }
  if (of.kind === "claim" && text !== undefined) {
    return listIs(of.name, textValues(text, false, false), is, context);
  }
  return undecided("uses in", context);
}

/** A test that some member of a list claim fits. Only `groups_direct` is always a list; of a text `in` errs. */
function listIs(name: string, values: Values, is: boolean, context: ReadContext): Span {
  if (name === "groups_direct") {
    if (is) return claimHolds(name, values);
    context.note("not-understood", `asks that no member of ${name} is a certain one`);
    // In core an empty list satisfies no constraint, as if the claim were absent.
    return { upper: EVERYBODY, lower: NOBODY };
  }
  if (name !== "aud") return NONE_OF_THEM;
  context.note("not-understood", "takes aud for a list, which it is in some tokens only");
  return is ? { upper: claimHolds(name, values).upper, lower: NOBODY } : OPEN;
}

function macroIs(e: Macro, is: boolean, context: ReadContext): Span {
  const list = bare(e.list);
  const atom = e.name === "exists" ? atomOf(e.body, context) : undefined;
  if (list.kind === "claim" && atom?.of.kind === "bound" && atom.of.name === e.variable) {
    return listIs(list.name, atom.yes, is, context);
  }
  return undecided(`uses ${e.name}`, context);
}

/** Without `dyn()`. */
function bare(e: Expression): Expression {
  const [of] = e.kind === "call" && e.name === "dyn" ? e.args : [];
  return of === undefined ? e : bare(of);
}
