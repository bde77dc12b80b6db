import type { Token } from "../../core";
import { showValue } from "../../core/opaque";
import type { Reason } from "../trust-document";
import { textOf } from "./build";
import { compile, type Run } from "./evaluate";
import type { Dialect, Expression } from "./expression";
import { printExpression } from "./print";
import { Fault, LateText, Uint } from "./values";

/**
 * Why a boolean expression is not true for a token: one reason for each claim; of alternatives, those of the nearest, which
 * has the fewest. Empty where it is true.
 */
export function expressionReasons(
  expression: Expression,
  token: Token,
  dialect: Dialect,
): readonly Reason[] {
  return new Asked(token, dialect).why(expression, true);
}

const compiled = new WeakMap<Expression, Map<Dialect, Run>>();

function runOf(e: Expression, dialect: Dialect): Run {
  const runs = compiled.get(e) ?? new Map<Dialect, Run>();
  compiled.set(e, runs);
  const run = runs.get(dialect) ?? compile(e, dialect);
  runs.set(dialect, run);
  return run;
}

/** The question for one token. */
class Asked {
  constructor(
    private readonly token: Token,
    private readonly dialect: Dialect,
  ) {}

  why(e: Expression, wanted: boolean): readonly Reason[] {
    const value = this.valueOf(e);
    if (value === wanted) return [];
    switch (e.kind) {
      case "and":
      case "or":
        return (e.kind === "and") === wanted
          ? distinct(e.parts.flatMap((part) => this.why(part, wanted)))
          : nearest(e.parts.map((part) => this.why(part, wanted)));
      case "not":
        return this.why(e.of, !wanted);
      case "conditional": {
        const test = this.valueOf(e.test);
        if (test === true) return this.why(e.then, wanted);
        return test === false ? this.why(e.otherwise, wanted) : this.why(e.test, true);
      }
      default:
        return [this.reason(e, wanted, value)];
    }
  }

  private valueOf(e: Expression): unknown {
    return runOf(e, this.dialect)(this.token, undefined);
  }

  private reason(e: Expression, wanted: boolean, value: unknown): Reason {
    const [claim = "", ...more] = claimsOf(e);
    const tested = more.length === 0 ? claim : (this.absentOf([claim, ...more]) ?? "");
    const expected = this.expected(e, wanted, tested !== "" && more.length === 0);
    if (value instanceof Fault && value.kind !== "error") {
      const isTold = e.kind === "unknown" || value.kind === "not-understood";
      return {
        code: value.kind,
        claim: tested,
        expected: isTold ? value.message : expected,
        received: tested === "" ? "a token" : this.received(tested),
      };
    }
    if (tested === "") {
      const message = value instanceof Fault ? value.message : shown(value);
      return { code: "mismatch", claim: "", expected, received: message };
    }
    const isAbsent = this.token[tested] === undefined || !Object.hasOwn(this.token, tested);
    return {
      code: isAbsent ? "absent" : "mismatch",
      claim: tested,
      expected,
      received: this.received(tested),
    };
  }

  private absentOf(claims: readonly string[]): string | undefined {
    return claims.find((name) => !Object.hasOwn(this.token, name));
  }

  private received(claim: string): string {
    return Object.hasOwn(this.token, claim) ? shown(this.token[claim]) : "nothing";
  }

  private expected(e: Expression, wanted: boolean, isOfClaim: boolean): string {
    const words = isOfClaim ? wantedBy(e, wanted) : undefined;
    if (words !== undefined) return words;
    const text = printExpression(e, this.dialect === "google" ? "assertion" : "claims");
    return wanted ? text : `not ${text}`;
  }
}

/** What a test of one claim wants, in words; `undefined` where the expression itself says it best. */
function wantedBy(e: Expression, wanted: boolean): string | undefined {
  switch (e.kind) {
    case "has":
      return wanted ? "any value" : "nothing";
    case "compare": {
      const [of, constant] = e.left.kind === "claim" ? [e.left, e.right] : [e.right, e.left];
      return of.kind === "claim" ? either([constant], (e.op === "==") === wanted) : undefined;
    }
    case "in":
      if (e.item.kind === "claim" && e.list.kind === "list") return either(e.list.items, wanted);
      return e.list.kind === "claim" ? either([e.item], wanted, "a list with ") : undefined;
    case "call": {
      const text = e.target?.kind === "claim" ? textOf(e.args[0]) : undefined;
      if (text === undefined) return undefined;
      const pattern = patternOf(e.name, showValue(text));
      return pattern === undefined || wanted ? pattern : `anything but ${pattern}`;
    }
    default:
      return undefined;
  }
}

function patternOf(method: string, text: string): string | undefined {
  switch (method) {
    case "startsWith":
      return `${text}*`;
    case "endsWith":
      return `*${text}`;
    case "contains":
      return `*${text}*`;
    case "matches":
      return `text that matches ${JSON.stringify(text)}`;
    default:
      return undefined;
  }
}

function either(values: readonly Expression[], wanted: boolean, before = ""): string {
  const listed =
    values.length === 0 ? "a value of an empty list" : values.map(constant).join(" or ");
  return wanted ? `${before}${listed}` : `anything but ${before}${listed}`;
}

function constant(e: Expression): string {
  const text = textOf(e);
  return text === undefined ? printExpression(e, "claims") : JSON.stringify(showValue(text));
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const whole = value instanceof Uint ? value.value : value;
  return typeof whole === "bigint" ? String(whole) : JSON.stringify(whole, plain);
}

/** Values that only CEL has, inside lists. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint) return String(value.value);
  return value instanceof LateText ? showValue(value.text) : value;
}

/** The claims that an expression speaks of, each once. */
function claimsOf(e: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case "claim":
        found.add(node.name);
        break;
      case "has":
      case "not":
        visit(node.of);
        break;
      case "call":
        if (node.target !== undefined) visit(node.target);
        node.args.forEach(visit);
        break;
      case "and":
      case "or":
        node.parts.forEach(visit);
        break;
      case "compare":
        visit(node.left);
        visit(node.right);
        break;
      case "in":
        if (node.list.kind === "claims" && node.item.kind === "literal") {
          found.add(String(node.item.value));
        }
        visit(node.item);
        visit(node.list);
        break;
      case "list":
        node.items.forEach(visit);
        break;
      case "conditional":
        visit(node.test);
        visit(node.then);
        visit(node.otherwise);
        break;
      case "macro":
        visit(node.list);
        visit(node.body);
        break;
      default:
        break;
    }
  };
  visit(e);
  return [...found];
}

function nearest(all: readonly (readonly Reason[])[]): readonly Reason[] {
  const [first = [], ...rest] = all;
  return rest.reduce((best, own) => (own.length < best.length ? own : best), first);
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((r) => [`${r.claim} ${r.expected}`, r])).values()];
}
