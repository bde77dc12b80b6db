import { cel, type Expression } from "../cel";
import { textOf } from "../cel/build";

/** One group that a mapping may give. */
export interface GroupEntry {
  /** All of them must be true. */
  readonly when: readonly Expression[];
  /** A string; a claim may be a list of strings as well. */
  readonly item: Expression;
}

/**
 * The groups of a mapping's expression, each with the conditions under which it gives it.
 * @returns `undefined` where the expression is of a form that does not tell
 */
export function groupEntries(expression: Expression): readonly GroupEntry[] | undefined {
  switch (expression.kind) {
    case "list":
      return expression.items.some(isList) ? undefined : all(expression.items.map(groupEntries));
    case "conditional": {
      const { test, then, otherwise } = expression;
      return all([
        conditional(groupEntries(then), test),
        conditional(groupEntries(otherwise), cel.not(test)),
      ]);
    }
    case "call":
      if (expression.name === "+" && expression.args.some(isList)) {
        return expression.args.every(isList) ? all(expression.args.map(groupEntries)) : undefined;
      }
      return [{ when: [], item: expression }];
    case "literal":
      if (expression.value === null || expression.value === "") return [];
      return typeof expression.value === "string" ? [{ when: [], item: expression }] : undefined;
    case "opaque":
    case "claim":
      return [{ when: [], item: expression }];
    default:
      return undefined;
  }
}

function all(
  parts: readonly (readonly GroupEntry[] | undefined)[],
): readonly GroupEntry[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function conditional(
  entries: readonly GroupEntry[] | undefined,
  test: Expression,
): readonly GroupEntry[] | undefined {
  return entries?.map(({ when, item }) => ({ when: [test, ...when], item }));
}

function isList(expression: Expression): boolean {
  switch (expression.kind) {
    case "list":
      return true;
    case "conditional":
      return isList(expression.then) || isList(expression.otherwise);
    case "call":
      return expression.name === "+" && expression.args.some(isList);
    case "macro":
      return expression.name === "map" || expression.name === "filter";
    default:
      return false;
  }
}

/** What a string expression certainly starts with; `undefined` where it is no string for certain. */
export function literalStart(expression: Expression): string {
  const own = textOf(expression);
  if (own !== undefined) return own;
  if (expression.kind === "call" && expression.name === "+") {
    const [first] = expression.args;
    return first === undefined ? "" : (textOf(first) ?? literalStart(first));
  }
  if (expression.kind === "conditional") {
    return common(literalStart(expression.then), literalStart(expression.otherwise));
  }
  return "";
}

function common(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
