import { ANY, exact, NONE } from "../../core";
import { textOf } from "./build";
import type { Call, Expression } from "./expression";
import { matching } from "./matching";
import type { ReadContext } from "./read-context";
import { isOneLine } from "./read-claim";
import { anyOf, hasIdsOnly, others, sure, textValues, type Values } from "./values-of";

/** A test of one value against constants. */
export interface Atom {
  readonly of: Expression;
  /** The texts for which it is true; for all others it is false. */
  readonly yes: Values;
  /** The numbers for which it is true, by their digits. */
  readonly numbers: readonly string[];
  /** Whether null makes it true. */
  readonly nothing: boolean;
  /** What it gives for a value of another kind: CEL's methods err, its comparisons do not. */
  readonly otherwise: boolean | "error";
}

/** Reads a comparison, `in` or a method with constants; `undefined` where it is none. */
export function atomOf(e: Expression, context: ReadContext): Atom | undefined {
  switch (e.kind) {
    case "compare": {
      const [of, constant] = isConstant(e.right) ? [e.left, e.right] : [e.right, e.left];
      if (!isConstant(constant)) return undefined;
      const atom = equality(of, [constant], context);
      return e.op === "==" ? atom : negated(atom);
    }
    case "in":
      return e.list.kind === "list" && e.list.items.every(isConstant)
        ? equality(e.item, e.list.items, context)
        : undefined;
    case "call":
      return method(e, context);
    default:
      return undefined;
  }
}

/** Not `true` and `false`: tests are compared with them, and read as such. */
function isConstant(e: Expression): boolean {
  if (e.kind === "literal") return typeof e.value !== "boolean";
  return e.kind === "number" || e.kind === "opaque";
}

function negated(atom: Atom): Atom {
  return {
    ...atom,
    yes: others(atom.yes),
    otherwise: atom.otherwise === "error" ? "error" : !atom.otherwise,
  };
}

function equality(of: Expression, constants: readonly Expression[], context: ReadContext): Atom {
  const texts = constants.flatMap((c) => textOf(c) ?? []);
  for (const text of texts) noteLate(text, context);
  return {
    of,
    yes: anyOf(...texts.map((text) => textValues(text, false, false))),
    numbers: constants.flatMap((c) => (c.kind === "number" ? digits(c.value) : [])),
    nothing: constants.some((c) => c.kind === "literal" && c.value === null),
    otherwise: false,
  };
}

function digits(value: bigint | number): readonly string[] {
  return typeof value === "bigint" || Number.isInteger(value) ? [BigInt(value).toString()] : [];
}

function method({ name, target, args }: Call, context: ReadContext): Atom | undefined {
  const [of, argument] = [...(target === undefined ? [] : [target]), ...args];
  const text = textOf(argument);
  if (of === undefined || text === undefined) return undefined;
  const atom = (yes: Values): Atom => ({
    of,
    yes,
    numbers: [],
    nothing: false,
    otherwise: "error",
  });
  switch (name) {
    case "startsWith":
    case "endsWith":
    case "contains":
      noteLate(text, context);
      return atom(textValues(text, name !== "startsWith", name !== "endsWith"));
    case "matches":
      return argument?.kind === "literal" ? matched(of, text, atom, context) : undefined;
    default:
      return undefined;
  }
}

function matched(
  of: Expression,
  source: string,
  atom: (yes: Values) => Atom,
  context: ReadContext,
): Atom {
  const found = matching(source);
  if ("language" in found) {
    const isLine = of.kind === "claim" && isOneLine(of.name);
    return atom(sure(isLine ? found.line : found.language));
  }
  if (found.isValid) {
    context.note("not-understood", `matches ${found.problem}`);
    return atom({ upper: ANY, lower: NONE });
  }
  return { ...atom(sure(exact())), of: { kind: "failing", message: found.problem } };
}

function noteLate(text: string, context: ReadContext): void {
  if (hasIdsOnly(text)) return;
  context.note("unknown-value", "names a value that is not known before apply");
}
