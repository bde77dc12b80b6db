import type { parse } from "@bufbuild/cel";
import { cel, textOf } from "./build";
import type { Dialect, Expression, Macro, NotKnown, Root } from "./expression";
import { isFunction } from "./functions";
import { printExpression } from "./print";
import type { Field } from "./scan";

const MAX_DEPTH = 200;

/** A node as the parser gives it. */
export type Parsed = ReturnType<typeof parse>["expr"];
type ParsedCall = Extract<Parsed["exprKind"], { case: "callExpr" }>["value"];
type ParsedSelect = Extract<Parsed["exprKind"], { case: "selectExpr" }>["value"];

/** What the conversion of one text needs to know. */
export interface Convert {
  readonly root: Root;
  readonly dialect: Dialect;
  readonly place: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The macros of the text before the parser expanded them. */
  readonly macros: Readonly<Record<string, Parsed>>;
}

/** The names that macros around a node have bound, and how deep it lies. */
interface Scope {
  readonly bound: readonly string[];
  readonly depth: number;
}

/** A value that may be missing: the target of `orValue`, `hasValue` and `value`. */
interface Optional {
  readonly of: Expression;
}

/** Turns the parser's tree into ours. What has no place in it becomes a node of kind `unknown`. */
export function converter(options: Convert): (parsed: Parsed) => Expression {
  const { root, dialect, place, fields, macros } = options;

  const unclear = (text: string, problem: string): NotKnown => ({
    kind: "unknown",
    text,
    code: "not-understood",
    message: `${place} ${problem}`,
  });

  function convert(node: Parsed | undefined, scope: Scope): Expression {
    if (scope.depth > MAX_DEPTH) throw new RangeError("too deep");
    if (node === undefined) return unclear("", "has an empty part");
    const { exprKind } = node;
    switch (exprKind.case) {
      case "constExpr":
        return constant(exprKind.value.constantKind);
      case "identExpr":
        return identifier(exprKind.value.name, scope);
      case "selectExpr":
        return select(exprKind.value, scope);
      case "callExpr":
        return call(exprKind.value, scope);
      case "listExpr":
        return cel.list(...exprKind.value.elements.map((item) => convert(item, deeper(scope))));
      case "structExpr":
        return unclear("{…}", "has a map, which is not understood");
      default: {
        const written = macros[String(node.id)];
        return written?.exprKind.case === "callExpr"
          ? macro(written.exprKind.value, scope)
          : unclear("…", "has a form that is not understood");
      }
    }
  }

  function identifier(name: string, { bound }: Scope): Expression {
    if (bound.includes(name)) return cel.bound(name);
    return name === root ? cel.claims : cel.variable(name);
  }

  function constant(kind: ConstantKind): Expression {
    switch (kind.case) {
      case "stringValue":
        return cel.text(kind.value);
      case "boolValue":
        return cel.boolean(kind.value);
      case "nullValue":
        return cel.null;
      case "int64Value":
        return BigInt.asIntN(64, kind.value) === kind.value
          ? cel.int(kind.value)
          : unclear(String(kind.value), "has a number that CEL's int cannot hold");
      case "uint64Value":
        return BigInt.asUintN(64, kind.value) === kind.value
          ? { kind: "number", type: "uint", value: kind.value }
          : unclear(String(kind.value), "has a number that CEL's uint cannot hold");
      case "doubleValue":
        return Number.isFinite(kind.value)
          ? { kind: "number", type: "double", value: kind.value }
          : unclear(String(kind.value), "has a number that CEL's double cannot hold");
      default:
        return unclear("b'…'", "has a literal that is not understood");
    }
  }

  function select(node: ParsedSelect, scope: Scope): Expression {
    const field = fields.get(node.field);
    const of = member(convert(node.operand, deeper(scope)), field?.name ?? node.field);
    if (field?.optional !== true) return node.testOnly ? cel.has(of) : of;
    return unclear(print(of), "uses an optional value in a way that is not understood");
  }

  function optional(node: Parsed | undefined, scope: Scope): Optional | undefined {
    if (node?.exprKind.case !== "selectExpr") return undefined;
    const field = fields.get(node.exprKind.value.field);
    if (field?.optional !== true || node.exprKind.value.testOnly) return undefined;
    return { of: member(convert(node.exprKind.value.operand, deeper(scope)), field.name) };
  }

  function call(node: ParsedCall, scope: Scope): Expression {
    const inner = deeper(scope);
    const name = node.function;
    if (name === "_&&_" || name === "_||_" || name === "_+_") {
      const parts = spine(node, name).map((part) => convert(part, inner));
      if (name === "_+_") return { kind: "call", name: "+", args: parts };
      return name === "_&&_" ? cel.and(...parts) : cel.or(...parts);
    }
    const of = optional(node.target, scope);
    if (of !== undefined) return ofOptional(name, of.of, node.args, inner);
    const args = node.args.map((arg) => convert(arg, inner));
    const target = node.target === undefined ? undefined : convert(node.target, inner);
    const [first, second, third] = args;
    if (target === undefined && first !== undefined) {
      if (name === "!_") return cel.not(first);
      if (second !== undefined) {
        const found = operation(name, first, second, third);
        if (found !== undefined) return found;
      }
    }
    const made: Expression =
      target === undefined ? { kind: "call", name, args } : { kind: "call", name, target, args };
    if (isFunction(name, target !== undefined, args.length, dialect)) return made;
    return unclear(print(made), `uses ${name.replace(/_/g, "")}, which is not understood`);
  }

  function operation(
    name: string,
    left: Expression,
    right: Expression,
    third: Expression | undefined,
  ): Expression | undefined {
    switch (name) {
      case "_==_":
        return cel.equals(left, right);
      case "_!=_":
        return cel.differs(left, right);
      case "@in":
        return cel.isIn(left, right);
      case "_[_]": {
        const key = textOf(right);
        return key === undefined || right.kind === "opaque"
          ? cel.call("[]", left, right)
          : member(left, key);
      }
      case "_<_":
      case "_<=_":
      case "_>_":
      case "_>=_":
        return cel.call(name.slice(1, -1), left, right);
      case "_?_:_":
        return third === undefined ? undefined : cel.when(left, right, third);
      default:
        return undefined;
    }
  }

  /** `claims.?x.orValue(y)` is `has(claims.x) ? claims.x : y`. */
  function ofOptional(
    name: string,
    of: Expression,
    args: readonly Parsed[],
    scope: Scope,
  ): Expression {
    const [fallback] = args;
    if (name === "hasValue" && args.length === 0) return cel.has(of);
    if (name === "value" && args.length === 0) return of;
    if (name === "orValue" && fallback !== undefined && args.length === 1) {
      return cel.when(cel.has(of), of, convert(fallback, scope));
    }
    return unclear(print(of), `uses ${name} of an optional value, which is not understood`);
  }

  function macro(node: ParsedCall, scope: Scope): Expression {
    const [first, second] = node.args;
    if (node.function === "has") return cel.has(convert(first, deeper(scope)));
    const list = convert(node.target, deeper(scope));
    const variable = first?.exprKind.case === "identExpr" ? first.exprKind.value.name : undefined;
    if (variable === undefined || !isMacro(node.function) || node.args.length !== 2) {
      return unclear(print(list), `uses ${node.function} in a form that is not understood`);
    }
    if (list.kind === "claim" && dialect === "kubernetes") {
      return unclear(
        print(list),
        `uses ${node.function} of a claim without dyn(), which Kubernetes does not compile`,
      );
    }
    const within = { bound: [...scope.bound, variable], depth: scope.depth + 1 };
    return cel.macro(node.function, list, variable, convert(second, within));
  }

  function print(expression: Expression): string {
    return printExpression(expression, root);
  }

  return (parsed) => convert(parsed, { bound: [], depth: 0 });
}

type ConstantKind = Extract<Parsed["exprKind"], { case: "constExpr" }>["value"]["constantKind"];

function deeper(scope: Scope): Scope {
  return { bound: scope.bound, depth: scope.depth + 1 };
}

function member(of: Expression, name: string): Expression {
  if (of.kind === "claims") return cel.claim(name);
  if (of.kind === "variable") return cel.variable(...of.path, name);
  return cel.call("[]", of, cel.text(name));
}

/** The parts of a chain of one operator: `&&` and `||` at any depth, `+` from the left. Without recursion: chains are long. */
function spine(node: ParsedCall, operator: string): readonly (Parsed | undefined)[] {
  const parts: (Parsed | undefined)[] = [];
  const pending: (Parsed | undefined)[] = [...node.args].reverse();
  while (pending.length > 0) {
    const next = pending.pop();
    const isFirst = parts.length === 0 || operator !== "_+_";
    if (
      isFirst &&
      next?.exprKind.case === "callExpr" &&
      next.exprKind.value.function === operator
    ) {
      pending.push(...[...next.exprKind.value.args].reverse());
    } else parts.push(next);
  }
  return parts;
}

function isMacro(name: string): name is Macro["name"] {
  return ["all", "exists", "exists_one", "map", "filter"].includes(name);
}
