import { ANY, EVERYBODY, isEmpty, type Language, matches, NOBODY } from "../../core";
import { cel, textOf } from "./build";
import type { Expression } from "./expression";
import { claimHolds, claimIs, claimIsNoText, claimIsNull } from "./read-claim";
import type { ReadContext } from "./read-context";
import { ALL, both, either, NONE_OF_THEM, OPEN, type Span, without } from "./span";
import { cuts, type Part } from "./split-value";
import { isSure, sure, textValues, type Values } from "./values-of";

/** Ways to choose the branches of the conditionals of one concatenation. */
const MAX_BRANCHES = 64;

/** The tokens for which an expression gives a text of these values. */
export function textIs(e: Expression, values: Values, context: ReadContext): Span {
  const text = textOf(e);
  if (text !== undefined) return constantIs(text, values, context);
  switch (e.kind) {
    case "claim":
      return claimIs(e.name, values, context);
    case "conditional": {
      const [whenTrue, whenFalse] = sides(e.test, context);
      return either(
        both(whenTrue, textIs(e.then, values, context)),
        both(whenFalse, textIs(e.otherwise, values, context)),
      );
    }
    case "call":
      return callIs(e, values, context);
    case "literal":
    case "number":
    case "list":
    case "claims":
    case "failing":
      return NONE_OF_THEM;
    case "unknown":
      context.tell(e);
      return OPEN;
    case "variable":
      context.note("not-understood", `names ${e.path.join(".")}, which is not understood`);
      return OPEN;
    case "bound":
    case "macro":
      return wide("a macro", context);
    default:
      // A test: it gives no text.
      return NONE_OF_THEM;
  }
}

/** The tokens for which an expression gives a value that is no text. */
export function isNoText(e: Expression, context: ReadContext): Span {
  switch (e.kind) {
    case "claim":
      return claimIsNoText(e.name, context);
    case "conditional": {
      const [whenTrue, whenFalse] = sides(e.test, context);
      return either(
        both(whenTrue, isNoText(e.then, context)),
        both(whenFalse, isNoText(e.otherwise, context)),
      );
    }
    case "literal":
      return typeof e.value === "string" ? NONE_OF_THEM : ALL;
    case "number":
    case "list":
    case "claims":
      return ALL;
    case "has":
    case "and":
    case "or":
    case "not":
    case "compare":
    case "in": {
      return either(...sides(e, context));
    }
    case "call":
      if (e.name === "dyn" && e.args[0] !== undefined) return isNoText(e.args[0], context);
      return e.name === "+" || e.name === "string" || e.name.endsWith("Ascii")
        ? NONE_OF_THEM
        : OPEN;
    case "opaque":
    case "failing":
      return NONE_OF_THEM;
    default:
      return OPEN;
  }
}

/** The tokens for which an expression gives one of the numbers, written as digits. */
export function numberIs(e: Expression, numbers: Values, context: ReadContext): Span {
  if (e.kind === "conditional") {
    const [whenTrue, whenFalse] = sides(e.test, context);
    return either(
      both(whenTrue, numberIs(e.then, numbers, context)),
      both(whenFalse, numberIs(e.otherwise, numbers, context)),
    );
  }
  if (e.kind === "claim") {
    return e.name === "runner_id" ? claimHolds("runner_id", numbers) : NONE_OF_THEM;
  }
  return e.kind === "unknown" || e.kind === "variable" || e.kind === "call" ? OPEN : NONE_OF_THEM;
}

/** The tokens for which an expression gives null. */
export function isNull(e: Expression, context: ReadContext): Span {
  if (e.kind === "conditional") {
    const [whenTrue, whenFalse] = sides(e.test, context);
    return either(
      both(whenTrue, isNull(e.then, context)),
      both(whenFalse, isNull(e.otherwise, context)),
    );
  }
  if (e.kind === "literal") return e.value === null ? ALL : NONE_OF_THEM;
  if (e.kind === "claim") return claimIsNull(e.name, context);
  return e.kind === "unknown" || e.kind === "variable" || e.kind === "call" ? OPEN : NONE_OF_THEM;
}

/** The tokens for which a test is true, and those for which it is false. */
function sides(test: Expression, context: ReadContext): [Span, Span] {
  return [context.when(test, true), context.when(test, false)];
}

function constantIs(text: string, values: Values, context: ReadContext): Span {
  const isSettled = isSure(textValues(text, false, false));
  if (!isSettled) context.note("unknown-value", "names a value that is not known before apply");
  return {
    upper: isSettled && !matches(values.upper, text) ? NOBODY : EVERYBODY,
    lower: isSettled && matches(values.lower, text) ? EVERYBODY : NOBODY,
  };
}

function callIs(e: Expression & { kind: "call" }, values: Values, context: ReadContext): Span {
  const of = e.target ?? e.args[0];
  if (of === undefined) return NONE_OF_THEM;
  switch (e.name) {
    case "+":
      return concatenationIs(e.args, values, context);
    case "dyn":
      return textIs(of, values, context);
    case "string": {
      const text = textIs(of, values, context);
      if (of.kind !== "claim" || of.name !== "runner_id") return text;
      const { upper } = claimHolds("runner_id", values);
      context.note("not-understood", "turns a number into text");
      return { upper, lower: NOBODY };
    }
    case "lowerAscii":
    case "upperAscii":
    case "replace":
    case "[]":
      return wide(e.name === "[]" ? "an element of a value" : e.name, context);
    default:
      // A test, or a size: it gives no text.
      return NONE_OF_THEM;
  }
}

function wide(what: string, context: ReadContext): Span {
  context.note("not-understood", `uses ${what} in a way that is not understood`);
  return OPEN;
}

function concatenationIs(args: readonly Expression[], values: Values, context: ReadContext): Span {
  const branches = branchesOf(args, context);
  if (branches === undefined) return wide("too many conditionals", context);
  return branches
    .map(({ when, parts }) => both(when, partsAre(parts, values, context)))
    .reduce(either, NONE_OF_THEM);
}

/** A concatenation without conditionals, and the tokens for which it is the one. */
interface Branch {
  readonly when: Span;
  readonly parts: readonly Expression[];
}

function branchesOf(
  args: readonly Expression[],
  context: ReadContext,
): readonly Branch[] | undefined {
  let branches: readonly Branch[] = [{ when: ALL, parts: [] }];
  for (const arg of args) {
    const own = branchesOfPart(arg, context);
    if (own === undefined || branches.length * own.length > MAX_BRANCHES) return undefined;
    branches = branches.flatMap((before) =>
      own.map((next) => ({
        when: both(before.when, next.when),
        parts: [...before.parts, ...next.parts],
      })),
    );
  }
  return branches;
}

function branchesOfPart(e: Expression, context: ReadContext): readonly Branch[] | undefined {
  if (e.kind === "conditional") {
    const [whenTrue, whenFalse] = sides(e.test, context);
    const [then, otherwise] = [
      branchesOfPart(e.then, context),
      branchesOfPart(e.otherwise, context),
    ];
    if (then === undefined || otherwise === undefined) return undefined;
    return [
      ...then.map((b) => ({ ...b, when: both(whenTrue, b.when) })),
      ...otherwise.map((b) => ({ ...b, when: both(whenFalse, b.when) })),
    ];
  }
  if (e.kind === "call" && e.name === "+") return branchesOf(e.args, context);
  if (e.kind === "call" && e.name === "dyn" && e.args[0] !== undefined) {
    return branchesOfPart(e.args[0], context);
  }
  return [{ when: ALL, parts: [e] }];
}

function partsAre(parts: readonly Expression[], values: Values, context: ReadContext): Span {
  const joined = cel.concat(...parts);
  if (joined.kind !== "call" || joined.name !== "+") return textIs(joined, values, context);
  // Errs where a part errs, or is no text.
  const given = joined.args.map((part) => textIs(part, sure(ANY), context)).reduce(both, ALL);
  const split = joined.args.map(partOf);
  if (split.includes(undefined)) {
    wide("a concatenation", context);
    return { upper: given.upper, lower: NOBODY };
  }
  const known = split as readonly Part[];
  const upper = languageIs(values.upper, known, given, context);
  const lower = isSure(values) ? upper : languageIs(values.lower, known, given, context);
  return { upper: upper.upper, lower: lower.lower };
}

function partOf(e: Expression): Part | undefined {
  const text = textOf(e);
  if (text !== undefined) return { text };
  return e.kind === "claim" ? { claim: e.name } : undefined;
}

/** The tokens for which a concatenation of texts and claims is in a language. */
function languageIs(
  language: Language,
  parts: readonly Part[],
  given: Span,
  context: ReadContext,
): Span {
  const again = (of: Language): Span => languageIs(of, parts, given, context);
  switch (language.kind) {
    case "exact":
      return language.values
        .map((value) => patternIs(value, parts, given, context))
        .reduce(either, NONE_OF_THEM);
    case "glob":
      if (language.pattern === "*") return given;
      if (language.ignoreCase || (!language.question && language.pattern.includes("?"))) break;
      return patternIs(language.pattern, parts, given, context, true);
    case "union":
      return language.parts.map(again).reduce(either, NONE_OF_THEM);
    case "intersection":
      return language.parts.map(again).reduce(both, given);
    case "complement":
      return without(given, again(language.of));
    default:
      break;
  }
  wide("a concatenation", context);
  return { upper: isEmpty(language) ? NOBODY : given.upper, lower: NOBODY };
}

function patternIs(
  pattern: string,
  parts: readonly Part[],
  given: Span,
  context: ReadContext,
  isGlob = false,
): Span {
  const found = !isGlob && /[*?]/.test(pattern) ? undefined : cuts(pattern, parts);
  if (found === undefined) {
    wide("a concatenation with too many readings", context);
    return { upper: given.upper, lower: NOBODY };
  }
  return found
    .map((cut) =>
      cut.map(([claim, values]) => claimIs(claim, sure(values), context)).reduce(both, ALL),
    )
    .reduce(either, NONE_OF_THEM);
}
