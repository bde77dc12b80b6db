import { matches } from "../../core";
import type { Dialect, Expression } from "./expression";
import { matching } from "./matching";
import { Fault, fits, isRecord, LATE, LateText, order, Uint } from "./values";

/** A function of CEL applied to its arguments, the target of a method first. No argument is a fault. */
export type Apply = (args: readonly unknown[]) => unknown;

const OVERLOAD = new Fault("error", "no such overload");
const NO_KEY = new Fault("error", "no such key");

/** The function of a name, as `isFunction` and the operators of `Call` list them; `undefined` for any other. */
export function functionOf(name: string): Apply | undefined {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
}

const FUNCTIONS: Readonly<Record<string, Apply>> = {
  "+": (args) => args.reduce((left, right) => (left instanceof Fault ? left : sum(left, right))),
  "[]": ([value, key]) => element(value, key),
  "<": ([a, b]) => relation(a, b, (way) => way < 0),
  "<=": ([a, b]) => relation(a, b, (way) => way <= 0),
  ">": ([a, b]) => relation(a, b, (way) => way > 0),
  ">=": ([a, b]) => relation(a, b, (way) => way >= 0),
  startsWith: onTexts((text, part) => text.startsWith(part), "", "*"),
  endsWith: onTexts((text, part) => text.endsWith(part), "*", ""),
  contains: onTexts((text, part) => text.includes(part), "*", "*"),
  matches: ([text, source]) => matched(text, source),
  size: ([value]) => sizeOf(value),
  string: ([value]) => textOf(value),
  dyn: ([value]) => value,
  lowerAscii: onText((text) => text.replace(/[A-Z]+/g, (c) => c.toLowerCase())),
  upperAscii: onText((text) => text.replace(/[a-z]+/g, (c) => c.toUpperCase())),
  split: ([text, by]) => areTexts(text, by, (a, b) => (b === "" ? Array.from(a) : a.split(b))),
  replace: ([text, from, to]) =>
    typeof to === "string"
      ? areTexts(text, from, (a, b) => a.replaceAll(b, () => to))
      : to instanceof LateText
        ? LATE
        : OVERLOAD,
};

function sum(left: unknown, right: unknown): unknown {
  if (typeof left === "string" && typeof right === "string") return left + right;
  const [a, b] = [written(left), written(right)];
  if (a !== undefined && b !== undefined) return new LateText(a + b);
  if (typeof left === "number" && typeof right === "number") return left + right;
  if (typeof left === "bigint" && typeof right === "bigint") {
    const total = left + right;
    return BigInt.asIntN(64, total) === total ? total : new Fault("error", "integer overflow");
  }
  if (left instanceof Uint && right instanceof Uint) {
    const total = left.value + right.value;
    return BigInt.asUintN(64, total) === total
      ? new Uint(total)
      : new Fault("error", "unsigned integer overflow");
  }
  if (Array.isArray(left) && Array.isArray(right))
    return [...(left as unknown[]), ...(right as unknown[])];
  return OVERLOAD;
}

function written(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof LateText ? value.text : undefined;
}

function element(value: unknown, key: unknown): unknown {
  if (key instanceof LateText) return LATE;
  if (Array.isArray(value)) {
    const index =
      key instanceof Uint ? Number(key.value) : typeof key === "bigint" ? Number(key) : key;
    if (typeof index !== "number" || !Number.isInteger(index)) return OVERLOAD;
    return index >= 0 && index < value.length
      ? (value as readonly unknown[])[index]
      : new Fault("error", "index out of bounds");
  }
  if (!isRecord(value)) return OVERLOAD;
  const found = typeof key === "string" && Object.hasOwn(value, key) ? value[key] : undefined;
  return found === undefined ? NO_KEY : found;
}

function relation(a: unknown, b: unknown, holds: (way: number) => boolean): unknown {
  if (a instanceof LateText || b instanceof LateText) {
    return written(a) !== undefined && written(b) !== undefined ? LATE : OVERLOAD;
  }
  const way = order(a, b);
  return way === undefined ? OVERLOAD : holds(way);
}

/**
 * A test of two texts.
 * @param before what may stand before the second within the first, and behind it
 */
function onTexts(
  test: (text: string, part: string) => boolean,
  before: "" | "*",
  behind: "" | "*",
): Apply {
  return ([text, part]) => {
    if (typeof text === "string" && typeof part === "string") return test(text, part);
    if (typeof text === "string" && part instanceof LateText) {
      return fits(part.text, text, before, behind) ? LATE : false;
    }
    return text instanceof LateText && written(part) !== undefined ? LATE : OVERLOAD;
  };
}

function areTexts(a: unknown, b: unknown, apply: (a: string, b: string) => unknown): unknown {
  if (typeof a === "string" && typeof b === "string") return apply(a, b);
  return written(a) !== undefined && written(b) !== undefined ? LATE : OVERLOAD;
}

function onText(apply: (text: string) => string): Apply {
  return ([text]) =>
    typeof text === "string" ? apply(text) : text instanceof LateText ? LATE : OVERLOAD;
}

function matched(text: unknown, source: unknown): unknown {
  return areTexts(text, source, (value, pattern) => {
    const found = matching(pattern);
    if ("language" in found) return matches(found.language, value);
    return new Fault(found.isValid ? "not-understood" : "error", found.problem);
  });
}

function sizeOf(value: unknown): unknown {
  if (typeof value === "string") return BigInt(Array.from(value).length);
  if (value instanceof LateText) return LATE;
  if (Array.isArray(value)) return BigInt(value.length);
  return isRecord(value) ? BigInt(Object.keys(value).length) : OVERLOAD;
}

/** Go writes doubles from a million on with an exponent, which is not followed here. */
const MAX_PLAIN = 1_000_000;

function textOf(value: unknown): unknown {
  if (typeof value === "string" || value instanceof LateText) return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value instanceof Uint) return String(value.value);
  if (typeof value !== "number") return OVERLOAD;
  return Number.isInteger(value) && Math.abs(value) < MAX_PLAIN
    ? String(value)
    : new Fault("not-understood", "the text of a large or broken number");
}

/** Whether `in` holds: of a list or a map, never of a text. */
export function isMember(
  item: unknown,
  list: unknown,
  equal: (a: unknown, b: unknown) => boolean | undefined,
): unknown {
  if (Array.isArray(list)) {
    let result: boolean | undefined = false;
    for (const other of list as readonly unknown[]) {
      const same = equal(item, other);
      if (same === true) return true;
      if (same === undefined) result = undefined;
    }
    return result ?? LATE;
  }
  if (!isRecord(list)) return OVERLOAD;
  if (item instanceof LateText) return LATE;
  return typeof item === "string" && Object.hasOwn(list, item) && list[item] !== undefined;
}

/**
 * Whether nothing is in a list, and what is looked for is not even evaluated: the API server's optimiser makes `x in []`
 * false before it looks at `x` (measured; cel-go by itself does not).
 */
export function isNeverMember(list: Expression, dialect: Dialect): boolean {
  return dialect === "kubernetes" && list.kind === "list" && list.items.length === 0;
}

/** `'x' in claims` works at Google; at Kubernetes it compiles and always errs (judges, section 4). */
export function isClaim(item: unknown, token: unknown, dialect: Dialect): unknown {
  return dialect === "google" ? isMember(item, token, () => undefined) : OVERLOAD;
}
