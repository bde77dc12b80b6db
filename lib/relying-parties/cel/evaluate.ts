import type { Token } from "../../core";
import { type Apply, functionOf, isClaim, isMember, isNeverMember } from "./call";
import type { Call, Conditional, Dialect, Expression, Macro, Membership } from "./expression";
import { isFunction } from "./functions";
import { fold } from "./fold";
import { Fault, isEqual, isRecord, LATE, LateText, Uint } from "./values";

/**
 * What an expression gives for a token: a value (string, boolean, null, `bigint` for CEL's int and uint, `number` for its
 * double, lists and maps as in the token), CEL's error, or `open` where it cannot be decided from the document.
 */
export type Result =
  | { readonly value: unknown }
  | { readonly error: string }
  | { readonly open: "unknown-value" | "not-understood"; readonly message: string };

/** A compiled expression: gives a value or a fault. */
export type Run = (token: Token, frame: Frame | undefined) => unknown;

/** What macros have bound. */
export interface Frame {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Frame | undefined;
}

const TYPE = new Fault("error", "no such overload");
const NO_KEY = new Fault("error", "no such key");

/** Makes an expression ready for many tokens: compiled to closures, which never throw. */
export function prepareExpression(
  expression: Expression,
  dialect: Dialect,
): (token: Token) => Result {
  const run = compile(expression, dialect);
  return (token) => {
    const value = run(token, undefined);
    if (value instanceof Fault) {
      return value.kind === "error"
        ? { error: value.message }
        : { open: value.kind, message: value.message };
    }
    if (value instanceof LateText) return { open: "unknown-value", message: LATE.message };
    return { value: value instanceof Uint ? value.value : value };
  };
}

/** Compiles to closures that hand faults on as values. */
export function compile(e: Expression, dialect: Dialect): Run {
  switch (e.kind) {
    case "literal": {
      const { value } = e;
      return () => value;
    }
    case "number": {
      const value = e.type === "uint" ? new Uint(e.value) : e.value;
      return () => value;
    }
    case "opaque": {
      const value = new LateText(e.value);
      return () => value;
    }
    case "claim":
      return claim(e.name);
    case "claims":
      return (token) => token;
    case "bound": {
      const { name } = e;
      return (_, frame) => {
        let at = frame;
        while (at !== undefined && at.name !== name) at = at.outer;
        return at === undefined ? NO_KEY : at.value;
      };
    }
    case "has":
      return has(e.of, dialect);
    case "call":
      return call(e, dialect);
    case "and":
      return junction(e.parts, dialect, false);
    case "or":
      return junction(e.parts, dialect, true);
    case "not": {
      const of = compile(e.of, dialect);
      return (token, frame) => {
        const value = of(token, frame);
        if (typeof value === "boolean") return !value;
        return value instanceof Fault ? value : TYPE;
      };
    }
    case "compare": {
      const wanted = e.op === "==";
      return strict([e.left, e.right], dialect, ([left, right]) => {
        const same = isEqual(left, right);
        return same === undefined ? LATE : same === wanted;
      });
    }
    case "in":
      return membership(e, dialect);
    case "list":
      return strict(e.items, dialect, (items) => items);
    case "conditional":
      return conditional(e, dialect);
    case "macro":
      return macro(e, dialect);
    case "failing":
      return fault("error", e.message);
    case "variable":
      return fault("not-understood", `${e.path.join(".")} is not understood`);
    case "unknown":
      return fault(e.code, e.message);
  }
}

function fault(kind: Fault["kind"], message: string): Run {
  const made = new Fault(kind, message);
  return () => made;
}

function claim(name: string): Run {
  const absent = new Fault("error", `no such key: ${name}`);
  return (token) => {
    const value = Object.hasOwn(token, name) ? token[name] : undefined;
    return value === undefined ? absent : value;
  };
}

function has(of: Expression, dialect: Dialect): Run {
  if (of.kind === "claim") {
    const { name } = of;
    return (token) => Object.hasOwn(token, name) && token[name] !== undefined;
  }
  if (of.kind === "failing") return () => false;
  const [parent, key] = of.kind === "call" && of.name === "[]" ? of.args : [];
  if (parent === undefined || key?.kind !== "literal") {
    return of.kind === "unknown" || of.kind === "variable"
      ? compile(of, dialect)
      : fault("not-understood", "has() of something else than a field");
  }
  const name = String(key.value);
  const run = compile(parent, dialect);
  return (token, frame) => {
    const value = run(token, frame);
    if (value instanceof Fault) return value;
    return isRecord(value) ? Object.hasOwn(value, name) && value[name] !== undefined : TYPE;
  };
}

function call(e: Call, dialect: Dialect): Run {
  const args = e.target === undefined ? e.args : [e.target, ...e.args];
  const isKnown =
    /^\W/.test(e.name) || isFunction(e.name, e.target !== undefined, e.args.length, dialect);
  const apply = isKnown ? functionOf(e.name) : undefined;
  if (apply === undefined) return fault("not-understood", `${e.name} is not understood`);
  return strict(args, dialect, apply);
}

/** A function of values: the first error of an argument is its error, whatever else is open. */
function strict(args: readonly Expression[], dialect: Dialect, apply: Apply): Run {
  const runs = args.map((arg) => compile(arg, dialect));
  return (token, frame) => {
    const values: unknown[] = [];
    let open: Fault | undefined;
    for (const run of runs) {
      const value = run(token, frame);
      if (value instanceof Fault) {
        if (value.kind === "error") return value;
        open ??= value;
      } else values.push(value);
    }
    return open ?? apply(values);
  };
}

/** `&&` and `||`: the value that decides wins over every error, in any order. */
function junction(parts: readonly Expression[], dialect: Dialect, deciding: boolean): Run {
  const runs = parts.map((part) => compile(part, dialect));
  return (token, frame) => {
    let problem: Fault | undefined;
    for (const run of runs) {
      const value = run(token, frame);
      if (value === deciding) return deciding;
      if (value !== !deciding) problem = worse(problem, value instanceof Fault ? value : TYPE);
    }
    return problem ?? !deciding;
  };
}

/** What is open may still decide, an error cannot. */
function worse(before: Fault | undefined, found: Fault): Fault {
  return before === undefined || before.kind === "error" ? found : before;
}

function membership({ item, list }: Membership, dialect: Dialect): Run {
  if (isNeverMember(list, dialect)) return () => false;
  if (list.kind === "claims") {
    const run = compile(item, dialect);
    return (token, frame) => {
      const value = run(token, frame);
      return value instanceof Fault ? value : isClaim(value, token, dialect);
    };
  }
  return strict([item, list], dialect, ([value, of]) => isMember(value, of, isEqual));
}

function conditional({ test, then, otherwise }: Conditional, dialect: Dialect): Run {
  const [tested, yes, no] = [test, then, otherwise].map((part) => compile(part, dialect)) as [
    Run,
    Run,
    Run,
  ];
  return (token, frame) => {
    const value = tested(token, frame);
    if (value === true) return yes(token, frame);
    if (value === false) return no(token, frame);
    return value instanceof Fault ? value : TYPE;
  };
}

function macro({ name, list, variable, body }: Macro, dialect: Dialect): Run {
  const [items, each] = [compile(list, dialect), compile(body, dialect)];
  return (token, outer) => {
    const value = items(token, outer);
    if (value instanceof Fault) return value;
    if (!Array.isArray(value) && !isRecord(value)) return TYPE;
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.keys(value);
    return fold(name, members, (member) => each(token, { name: variable, value: member, outer }));
  };
}
