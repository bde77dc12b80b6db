import { claimInfo, isClaimName, mayBeAbsent } from "../../core";
import type { Expression } from "../cel";
import { textOf } from "../cel/build";

/** What tests around an expression have made sure of: claims that are there, and claims that are there and not null. */
interface Sure {
  readonly present: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}

const NOTHING: Sure = { present: new Set(), text: new Set() };

/**
 * Whether an expression gives a text for every token that GitLab mints, so that no token is refused because it cannot be
 * mapped. `false` also where that is not certain.
 */
export function isTotal(expression: Expression): boolean {
  return hasText(expression, NOTHING);
}

function hasText(e: Expression, sure: Sure): boolean {
  switch (e.kind) {
    case "literal":
      return typeof e.value === "string";
    case "opaque":
      return true;
    case "claim":
      return isText(e.name) && (isAlways(e.name) || sure.text.has(e.name));
    case "call":
      return e.name === "+" && e.args.every((arg) => hasText(arg, sure));
    case "conditional":
      return (
        hasTruth(e.test, sure) &&
        hasText(e.then, surer(sure, [e.test], false)) &&
        hasText(e.otherwise, surer(sure, [e.test], true))
      );
    default:
      return false;
  }
}

function hasTruth(e: Expression, sure: Sure): boolean {
  switch (e.kind) {
    case "literal":
      return typeof e.value === "boolean";
    case "has":
      return e.of.kind === "claim";
    case "not":
      return hasTruth(e.of, sure);
    case "and":
      return e.parts.every((part) => hasTruth(part, surer(sure, e.parts, false)));
    case "or":
      return e.parts.every((part) => hasTruth(part, surer(sure, e.parts, true)));
    case "compare":
      return [e.left, e.right].every((side) => hasValue(side, sure));
    case "in":
      return hasValue(e.item, sure) && isListOf(e.list, sure);
    case "call": {
      const { args, name, target } = e;
      const [only] = args;
      if (target === undefined || args.length !== 1 || !hasText(target, sure)) return false;
      if (["startsWith", "endsWith", "contains"].includes(name)) return textOf(only) !== undefined;
      return name === "matches" && isPlainPattern(textOf(only));
    }
    default:
      return false;
  }
}

/** Anything that can be compared: null too. */
function hasValue(e: Expression, sure: Sure): boolean {
  if (e.kind === "literal" || e.kind === "number") return true;
  if (e.kind === "claim") return isAlways(e.name) || sure.present.has(e.name);
  return hasText(e, sure);
}

function isListOf(e: Expression, sure: Sure): boolean {
  if (e.kind === "list") return e.items.every((item) => hasValue(item, sure));
  return e.kind === "claim" && e.name === "groups_direct" && sure.text.has(e.name);
}

/** What holds where all of the tests are true, or all of them false. */
function surer(sure: Sure, tests: readonly Expression[], negated: boolean): Sure {
  const present = new Set(sure.present);
  const text = new Set(sure.text);
  const flat = negated ? tests : tests.flatMap((t) => (t.kind === "and" ? t.parts : [t]));
  for (const test of flat) {
    const holds = negated ? (test.kind === "not" ? test.of : undefined) : test;
    if (holds?.kind === "has" && holds.of.kind === "claim") {
      present.add(holds.of.name);
      if (isClaimName(holds.of.name) && claimInfo(holds.of.name).presence !== "optional") {
        text.add(holds.of.name);
      }
    }
    const other = nullCompared(test, negated ? "==" : "!=");
    if (other !== undefined) text.add(other);
  }
  return { present, text };
}

/** The claim that a comparison holds against null. */
function nullCompared(test: Expression, op: "==" | "!="): string | undefined {
  if (test.kind !== "compare" || test.op !== op || test.left.kind !== "claim") return undefined;
  const isNull = test.right.kind === "literal" && test.right.value === null;
  return isNull ? test.left.name : undefined;
}

function isAlways(name: string): boolean {
  return isClaimName(name) && !mayBeAbsent(name);
}

function isText(name: string): boolean {
  return isClaimName(name) && claimInfo(name).type === "string";
}

/** A pattern that is the same in RE2 and here; others may err. */
function isPlainPattern(pattern: string | undefined): boolean {
  if (pattern === undefined || /\(\?[=!<]|\\[1-9]/.test(pattern)) return false;
  try {
    new RegExp(pattern.replace(/\(\?[a-z]+:/g, "(?:").replace(/^\(\?[a-z]+\)/, ""), "u");
    return true;
  } catch {
    return false;
  }
}
