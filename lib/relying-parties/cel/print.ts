import { showValue } from "../../core/opaque";
import type { Call, Expression, Root } from "./expression";

/** How tightly an expression binds, from the conditional to what needs no parentheses. */
const CONDITIONAL = 0;
const OR = 1;
const AND = 2;
const RELATION = 3;
const SUM = 4;
const UNARY = 5;
const MEMBER = 6;

const RELATIONS = ["<", "<=", ">", ">="];
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED = ["true", "false", "null", "in"];

/** The expression as CEL text, always the same for the same expression. Opaque parts are written verbatim. */
export function printExpression(expression: Expression, root: Root): string {
  return print(expression, root);
}

function print(e: Expression, root: Root): string {
  switch (e.kind) {
    case "literal":
      return typeof e.value === "string" ? quoted(e.value) : String(e.value);
    case "number":
      return printNumber(e.type, e.value);
    case "opaque":
      return showValue(quoted(e.value));
    case "claim":
      return `${root}${access(e.name)}`;
    case "claims":
      return root;
    case "variable":
      return e.path.map((name, i) => (i === 0 ? name : access(name))).join("");
    case "bound":
      return e.name;
    case "has":
      return printHas(e.of, root);
    case "call":
      return printCall(e, root);
    case "and":
      return e.parts.map((part) => within(part, AND + 1, root)).join(" && ");
    case "or":
      return e.parts.map((part) => within(part, OR + 1, root)).join(" || ");
    case "not":
      return `!${within(e.of, MEMBER, root)}`;
    case "compare":
      return `${within(e.left, RELATION, root)} ${e.op} ${within(e.right, SUM, root)}`;
    case "in":
      return `${within(e.item, RELATION, root)} in ${within(e.list, SUM, root)}`;
    case "list":
      return `[${e.items.map((item) => print(item, root)).join(", ")}]`;
    case "conditional":
      return `${within(e.test, OR, root)} ? ${within(e.then, OR, root)} : ${print(e.otherwise, root)}`;
    case "macro":
      return `${within(e.list, MEMBER, root)}.${e.name}(${e.variable}, ${print(e.body, root)})`;
    case "failing":
      return `dyn(${quoted(e.message)}).missing`;
    case "unknown":
      return e.text;
  }
}

function printHas(of: Expression, root: Root): string {
  if (of.kind === "claim" && !isName(of.name)) {
    return root === "claims"
      ? `claims[?${quoted(of.name)}].hasValue()`
      : `${quoted(of.name)} in ${root}`;
  }
  if (of.kind === "call" && of.name === "[]") {
    const [value, key] = of.args;
    if (value !== undefined && key?.kind === "literal" && typeof key.value === "string") {
      return `has(${within(value, MEMBER, root)}${access(key.value)})`;
    }
  }
  return `has(${print(of, root)})`;
}

function printCall({ name, target, args }: Call, root: Root): string {
  const [first, second] = args;
  if (name === "+") {
    return args.map((arg, i) => within(arg, i === 0 ? SUM : SUM + 1, root)).join(" + ");
  }
  if (RELATIONS.includes(name) && first !== undefined && second !== undefined) {
    return `${within(first, RELATION, root)} ${name} ${within(second, SUM, root)}`;
  }
  if (name === "[]" && first !== undefined && second !== undefined) {
    return `${within(first, MEMBER, root)}[${print(second, root)}]`;
  }
  const list = args.map((arg) => print(arg, root)).join(", ");
  return target === undefined
    ? `${name}(${list})`
    : `${within(target, MEMBER, root)}.${name}(${list})`;
}

function within(e: Expression, least: number, root: Root): string {
  const text = print(e, root);
  return strength(e, root) < least ? `(${text})` : text;
}

function strength(e: Expression, root: Root): number {
  switch (e.kind) {
    case "conditional":
    case "unknown":
      return CONDITIONAL;
    case "or":
      return OR;
    case "and":
      return AND;
    case "compare":
    case "in":
      return RELATION;
    case "call":
      return e.name === "+" ? SUM : RELATIONS.includes(e.name) ? RELATION : MEMBER;
    case "has":
      return e.of.kind === "claim" && !isName(e.of.name) && root === "assertion"
        ? RELATION
        : MEMBER;
    case "not":
      return UNARY;
    case "number":
      return e.value < 0 || e.type === "double" ? UNARY : MEMBER;
    default:
      return MEMBER;
  }
}

function isName(name: string): boolean {
  return NAME.test(name) && !RESERVED.includes(name);
}

function access(name: string): string {
  return isName(name) ? `.${name}` : `[${quoted(name)}]`;
}

function printNumber(type: "int" | "uint" | "double", value: bigint | number): string {
  const text = Object.is(value, -0) ? "-0.0" : String(value);
  if (type === "uint") return `${text}u`;
  return type === "double" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A text as a string literal in single quotes. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\'\p{Cc}]/gu, escaped)}'`;
}

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(4, "0");
  return ESCAPES[character] ?? `\\u${code}`;
}
