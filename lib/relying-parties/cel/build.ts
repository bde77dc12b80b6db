import { hasOpaque } from "../../core/opaque";
import type { Expression, Macro } from "./expression";

/** Makes expressions: what compilers write. Values may hold opaque parts. */
export const cel = {
  /** A string literal. */
  text,
  int: (value: bigint | number): Expression => ({
    kind: "number",
    type: "int",
    value: BigInt(value),
  }),
  boolean: (value: boolean): Expression => ({ kind: "literal", value }),
  null: { kind: "literal", value: null } as Expression,
  /** A claim of the token. */
  claim,
  claims: { kind: "claims" } as Expression,
  variable: (...path: readonly string[]): Expression => ({ kind: "variable", path }),
  /** Whether a claim is in the token, null included. */
  has: (of: string | Expression): Expression => ({ kind: "has", of: claim(of) }),
  equals: (of: Expression, value: string | Expression): Expression => compare("==", of, value),
  differs: (of: Expression, value: string | Expression): Expression => compare("!=", of, value),
  oneOf: (of: Expression, values: readonly (string | Expression)[]): Expression => ({
    kind: "in",
    item: of,
    list: { kind: "list", items: values.map(text) },
  }),
  isIn: (item: string | Expression, list: Expression): Expression => ({
    kind: "in",
    item: text(item),
    list,
  }),
  startsWith: (of: Expression, prefix: string): Expression => method("startsWith", of, prefix),
  endsWith: (of: Expression, suffix: string): Expression => method("endsWith", of, suffix),
  contains: (of: Expression, part: string): Expression => method("contains", of, part),
  /** RE2, unanchored. */
  matches: (of: Expression, pattern: string): Expression => method("matches", of, pattern),
  call: (name: string, ...args: readonly Expression[]): Expression => ({
    kind: "call",
    name,
    args,
  }),
  method,
  /** All of them; true where there is none. */
  and: (...parts: readonly Expression[]): Expression => junction("and", parts),
  /** Any of them; false where there is none. */
  or: (...parts: readonly Expression[]): Expression => junction("or", parts),
  /** The opposite; of an opposite, the expression itself. */
  not: (of: Expression): Expression => (of.kind === "not" ? of.of : { kind: "not", of }),
  when: (test: Expression, then: Expression, otherwise: Expression): Expression => ({
    kind: "conditional",
    test,
    then,
    otherwise,
  }),
  /** The text of all parts in a row; literal texts that meet become one. */
  concat,
  list: (...items: readonly Expression[]): Expression => ({ kind: "list", items }),
  macro: (
    name: Macro["name"],
    list: Expression,
    variable: string,
    body: Expression,
  ): Expression => ({ kind: "macro", name, list, variable, body }),
  bound: (name: string): Expression => ({ kind: "bound", name }),
  /** What always errs: the value of an attribute that is not mapped. */
  failing: (message: string): Expression => ({ kind: "failing", message }),
};

function text(value: string | Expression): Expression {
  if (typeof value !== "string") return value;
  return hasOpaque(value) ? { kind: "opaque", value } : { kind: "literal", value };
}

function claim(name: string | Expression): Expression {
  return typeof name === "string" ? { kind: "claim", name } : name;
}

function compare(op: "==" | "!=", left: Expression, right: string | Expression): Expression {
  return { kind: "compare", op, left, right: text(right) };
}

function method(
  name: string,
  target: Expression,
  ...args: readonly (string | Expression)[]
): Expression {
  return { kind: "call", name, target, args: args.map(text) };
}

function junction(kind: "and" | "or", parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  if (only === undefined) return { kind: "literal", value: kind === "and" };
  return flat.length === 1 ? only : { kind, parts: flat };
}

function concat(...parts: readonly (string | Expression)[]): Expression {
  const args: Expression[] = [];
  for (const part of parts.map(text)) {
    const before = textOf(args[args.length - 1]);
    const own = textOf(part);
    if (before === undefined || own === undefined) args.push(part);
    else args[args.length - 1] = text(before + own);
  }
  const [only] = args;
  if (only === undefined) return text("");
  return args.length === 1 ? only : { kind: "call", name: "+", args };
}

/** The text of a string literal, opaque parts marked. */
export function textOf(expression: Expression | undefined): string | undefined {
  if (expression?.kind === "opaque") return expression.value;
  return expression?.kind === "literal" && typeof expression.value === "string"
    ? expression.value
    : undefined;
}
