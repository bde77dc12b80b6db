import { claimInfo, isClaimName } from "../../core";
import type { Expression } from "../cel";

/** Claims of which an expression around this one has made sure. */
interface Sure {
  /** In the token, null included. */
  readonly present: ReadonlySet<string>;
  /** Not null. */
  readonly set: ReadonlySet<string>;
}

const NOTHING: Sure = { present: new Set(), set: new Set() };
const TEXT_METHODS = ["startsWith", "endsWith", "contains", "matches"];

/**
 * Whether an expression has a value for every token that GitLab mints: each claim it reads is always there, or asked for
 * with `has()` before. `false` says nothing.
 */
export function neverFails(expression: Expression, sure: Sure = NOTHING): boolean {
  switch (expression.kind) {
    case "literal":
    case "opaque":
    case "number":
    case "has":
      return true;
    case "claim":
      return isPresent(expression.name, sure);
    case "compare":
      return neverFails(expression.left, sure) && neverFails(expression.right, sure);
    case "in":
      return (
        expression.list.kind === "list" &&
        neverFails(expression.item, sure) &&
        neverFails(expression.list, sure)
      );
    case "list":
      return expression.items.every((item) => neverFails(item, sure));
    case "not":
      return neverFails(expression.of, sure);
    case "and": {
      const inside = knowing(sure, expression.parts);
      return expression.parts.every((part) => neverFails(part, inside));
    }
    case "or": {
      const inside = knowing(
        sure,
        expression.parts.flatMap((part) => (part.kind === "not" ? [part.of] : [])),
      );
      return expression.parts.every((part) => neverFails(part, inside));
    }
    case "conditional": {
      const { test, then, otherwise } = expression;
      const inside = knowing(sure, test.kind === "and" ? test.parts : [test]);
      return neverFails(test, sure) && neverFails(then, inside) && neverFails(otherwise, sure);
    }
    case "call":
      if (expression.name === "+")
        return expression.args.every(
          (arg) => isText(arg, sure) || (arg.kind === "list" && neverFails(arg, sure)),
        );
      return (
        TEXT_METHODS.includes(expression.name) &&
        expression.target !== undefined &&
        isText(expression.target, sure) &&
        expression.args.every((arg) => arg.kind === "literal")
      );
    default:
      return false;
  }
}

function isPresent(name: string, { present }: Sure): boolean {
  if (present.has(name)) return true;
  return (
    isClaimName(name) &&
    claimInfo(name).presence === "always" &&
    claimInfo(name).since === undefined
  );
}

/** Whether it is a string for every token of GitLab's. */
function isText(expression: Expression, sure: Sure): boolean {
  if (expression.kind === "opaque") return true;
  if (expression.kind === "literal") return typeof expression.value === "string";
  if (expression.kind === "call") return expression.name === "+" && neverFails(expression, sure);
  if (expression.kind !== "claim" || !isClaimName(expression.name)) return false;
  const { type, presence } = claimInfo(expression.name);
  if (type !== "string" || !isPresent(expression.name, sure)) return false;
  return presence !== "optional" || sure.set.has(expression.name);
}

/** What holds where all of these tests are true. */
function knowing(sure: Sure, tests: readonly Expression[]): Sure {
  const present = new Set(sure.present);
  const set = new Set(sure.set);
  for (const test of tests) {
    if (test.kind === "has" && test.of.kind === "claim") present.add(test.of.name);
    if (test.kind !== "compare" || test.op !== "!=" || test.left.kind !== "claim") continue;
    if (test.right.kind === "literal" && test.right.value === null) set.add(test.left.name);
  }
  return { present, set };
}
